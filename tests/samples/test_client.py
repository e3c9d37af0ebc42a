"""The samples that call the generated client, each run with the package that was generated beside it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.samples.api import CALLS, SECRET
from tests.samples.generated import Samples, generated, generated_of
from tests.samples.programs import CLIENT, run
from tests.samples.received import check, essence

# a file of theirs is a few bytes in the source, and a body that may be left out has no example here
_OTHERS = {"parts", "typed", "file"}


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    folder = tmp_path_factory.mktemp("samples")
    with generated(folder, None, "samples/python", "python") as made:
        yield made


@pytest.mark.parametrize("name", [each for each in CALLS if each not in _OTHERS])
def test_sends_what_the_spec_shows(samples: Samples, name: str, tmp_path: Path) -> None:
    """A call of the client sends the request that the spec shows, with the secret from the environment."""
    check(samples, CLIENT, name, tmp_path)


def test_sends_files(samples: Samples, tmp_path: Path) -> None:
    """Where a request has a file, the call gives bytes."""
    assert samples.run(CLIENT, "parts", tmp_path).code == 0
    received = samples.recorder.take()
    assert received.headers["content-type"].startswith("multipart/form-data")
    assert b"\r\n\r\nexample\r\n" in received.body


def test_sends_what_curl_sends(tmp_path: Path) -> None:
    """The call of the first API sends what the sample for curl does."""
    with generated_of("chatfire", tmp_path) as own:
        sent = []
        for way in (("shell", ".sh"), CLIENT):
            own.run(way, "create-task", tmp_path / "run")
            sent.append(essence(own.recorder.take()))
        assert sent[0] == sent[1]
        assert sent[0][3]["authorization"] == f"Bearer {SECRET}"


def test_fails_on_an_error(samples: Samples, tmp_path: Path) -> None:
    """A call ends with a failure that names the status, and shows what the server says."""
    ended = samples.run(CLIENT, "fails", tmp_path)
    assert ended.code != 0
    assert "422" in ended.err
    assert "no such model" in ended.err


def test_needs_its_secret(samples: Samples, tmp_path: Path) -> None:
    """Without its secret, a call sends nothing: it ends with a failure that names the environment variable."""
    command = samples.command(CLIENT, "delete", tmp_path)
    samples.recorder.received.clear()
    ended = run(command, tmp_path / "home")
    assert ended.code != 0
    assert "TRAPS_BEARER_TOKEN" in ended.err
    assert not samples.recorder.received


def test_prints(samples: Samples, tmp_path: Path) -> None:
    """A call prints the items of a stream, and of bytes how many they are."""
    samples.recorder.seen.set()
    assert samples.run(CLIENT, "events", tmp_path).out.split() == [b"1", b"2"]
    assert samples.run(CLIENT, "download", tmp_path).out == b"1294\n"
