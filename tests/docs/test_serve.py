"""`restencil docs serve`, with its real server."""

import json
import socket
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from subprocess import Popen
from typing import Any

import pytest

from tests.commands import restencil, started


def _document(title: str) -> dict[str, Any]:
    get = {
        "operationId": "get",
        "tags": ["all"],
        "responses": {"204": {"description": "D"}},
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": title, "version": "1"},
        "servers": [{"url": "https://letters.example"}],
        "paths": {"/get": {"get": get}},
    }


def _write(folder: Path, text: str) -> None:
    # in one step, as editors do
    (folder / "new").write_text(text, "utf-8")
    (folder / "new").rename(folder / "openapi.json")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A spec folder."""
    (tmp_path / "letters").mkdir()
    _write(tmp_path / "letters", json.dumps(_document("Before")))
    return tmp_path / "letters"


@pytest.fixture
def process(folder: Path) -> Iterator[Popen[bytes]]:
    """The server at work on it, which ends well when it is told to."""
    with started(folder.parent, "docs", "serve", "letters", "--port", "0") as running:
        yield running
        running.terminate()
        try:
            assert running.wait(timeout=30) == 0
        finally:
            running.kill()


@pytest.fixture
def address(process: Popen[bytes]) -> str:
    """Where the site is."""
    assert process.stdout
    line = process.stdout.readline().decode()
    assert line.startswith("letters → http://127.0.0.1:")
    return line.split(" → ")[1].strip()


def _got(address: str, **headers: str) -> str:
    # our own server
    asked = urllib.request.Request(address, headers=headers)  # noqa: S310
    with urllib.request.urlopen(asked, timeout=30) as answer:  # noqa: S310
        text: str = answer.read().decode()
        return text


def test_pages_are_served(address: str) -> None:
    """Every page is there, folders by their index, with a script that follows changes; what is not there is not found."""
    assert "Before" in _got(address)
    page = _got(f"{address}en/reference/all/get.html")
    assert page.count("/_restencil/reload.js") == 1
    assert "location.reload" in _got(f"{address}_restencil/reload.js")
    assert "/_restencil" not in _got(f"{address}en/reference/all/get.md")
    for path in ("nothing", "../letters/openapi.json", "%2e%2e/letters/openapi.json"):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            _got(address + path)


def test_changes_are_shown(folder: Path, address: str) -> None:
    """A change of the spec is told to the pages that wait for it, and shown."""
    before = _got(f"{address}_restencil/version?")
    _write(folder, json.dumps(_document("After")))
    assert _got(f"{address}_restencil/version?{before}") != before
    assert "After" in _got(f"{address}en/index.html")


def test_choices_are_shown(folder: Path, address: str) -> None:
    """So is a change of what is chosen for all pages, those of operations that have not changed among them."""
    edit = "https://git.example/letters/"
    before = _got(f"{address}_restencil/version?")
    assert edit not in _got(f"{address}en/reference/all/get.html")
    chosen = json.dumps({"docs": {"edit": edit}})
    (folder / "restencil.yaml").write_text(chosen, "utf-8")
    assert _got(f"{address}_restencil/version?{before}") != before
    assert edit in _got(f"{address}en/reference/all/get.html")


def test_mistakes_are_told(folder: Path, process: Popen[bytes], address: str) -> None:
    """A spec that is wrong is told of at the terminal, and the last good site stays until it is right again."""
    _write(folder, "{")
    assert process.stderr
    assert b"error[" in process.stderr.readline()
    assert "Before" in _got(f"{address}en/index.html")
    _write(folder, json.dumps(_document("Again")))
    ends = time.monotonic() + 30
    while "Again" not in _got(f"{address}en/index.html"):
        assert time.monotonic() < ends
        time.sleep(0.1)


def test_other_names_are_refused(address: str) -> None:
    """A request that came by another name than this machine's is refused."""
    with pytest.raises(urllib.error.HTTPError, match="403"):
        _got(address, Host="evil.example")


def test_nothing_is_written(folder: Path, address: str) -> None:
    """Serving a site writes nothing."""
    _got(address)
    assert [each.name for each in folder.parent.rglob("*")] == [
        "letters",
        "openapi.json",
    ]


def test_port_taken(folder: Path) -> None:
    """A port that something else listens on is an error that says what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        outcome = restencil(folder.parent, "docs", "serve", "letters", "--port", port)
    assert outcome.code == 2
    assert "error[port-taken]" in outcome.err


def test_one_site_at_a_time(tmp_path: Path) -> None:
    """Of several spec folders, one has to be named."""
    for name in ("one", "two"):
        (tmp_path / "spec" / name).mkdir(parents=True)
        _write(tmp_path / "spec" / name, json.dumps(_document(name)))
    outcome = restencil(tmp_path, "docs", "serve")
    assert outcome.code == 2
    assert "error[several-specs]" in outcome.err
