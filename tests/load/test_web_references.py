"""References to the web: only to where the project file allows, wherever servers redirect to."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import Location, Stop
from generator.load import fetching
from generator.load.references import Reach
from tests.load.effective import Effective, accepted, load, refused
from tests.loopback import Answer, Server, running_server

MODEL = b"title: P\n"
AT = Location("a.yaml", "/x", 1, 1)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    """A server on loopback, and no way around it."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running_server() as running:
        running.answers = [Answer(body=MODEL)]
        yield running


def document(reference: str, *allowed: str) -> dict[str, str]:
    """A document that refers to `reference` on line 4, and a project file."""
    text = f"""\
openapi: "3.1.0"
info: {{title: T, version: "1"}}
paths: {{}}
components: {{schemas: {{A: {{oneOf: [{{$ref: "{reference}"}}]}}}}}}
"""
    choices = "".join(f"- {each}\n" for each in allowed)
    files = {"openapi.yaml": text}
    return files | ({"restencil.yaml": f"references:\n{choices}"} if allowed else {})


def redirect(target: str) -> Answer:
    """An answer that says that the model is elsewhere."""
    return Answer(302, b"", {"Location": target})


def told(made: Effective) -> str:
    """The message of the one problem, which stands at the reference."""
    assert (made.only.file, made.only.line) == ("spec/api/openapi.yaml", 4)
    return made.only.message


def test_refused(tmp_path: Path, server: Server) -> None:
    """Without being allowed, no address is asked for."""
    made = refused(tmp_path, document(f"{server.url}/m.yaml"))
    assert "may not be read" in told(made)
    assert server.requests == []


def test_allowed(tmp_path: Path, server: Server) -> None:
    """What the project file allows is read, and what that refers to beside it."""
    server.answers = [
        Answer(body=b'{"properties": {"o": {"$ref": "other.json#/O"}}}'),
        Answer(body=b'{"O": {"title": "O"}}'),
    ]
    made = accepted(tmp_path, document(f"{server.url}/m/a.json", f"{server.url}/m/"))
    assert [each.target for each in server.requests] == ["/m/a.json", "/m/other.json"]
    assert (
        made.at("/components/schemas/a/properties/o/$ref") == "#/components/schemas/O"
    )
    assert made.at("/components/schemas/O/title") == "O"


def test_every_run_asks(tmp_path: Path, server: Server) -> None:
    """What is on the web may have changed, so that no run ends early."""
    files = document(f"{server.url}/m.yaml", server.url)
    accepted(tmp_path, files)
    server.answers = [Answer(body=b"title: New\n")]
    made = accepted(tmp_path, files)
    assert made.at("/components/schemas/m/title") == "New"


def test_redirect_inside(tmp_path: Path, server: Server) -> None:
    """A redirect to where reading is allowed is followed."""
    server.answers = [redirect("/m/new.yaml"), Answer(body=MODEL)]
    accepted(tmp_path, document(f"{server.url}/m/a.yaml", f"{server.url}/m/"))
    assert [each.target for each in server.requests] == ["/m/a.yaml", "/m/new.yaml"]


@pytest.mark.parametrize(
    "target",
    ["/secret.yaml", "/m/../secret.yaml", "file:///etc/passwd", "ftp://127.0.0.1/m/a"],
)
def test_redirect_elsewhere(tmp_path: Path, server: Server, target: str) -> None:
    """A redirect to anywhere else is refused, and not followed."""
    server.answers = [redirect(target), Answer(body=MODEL)]
    made = refused(tmp_path, document(f"{server.url}/m/a.yaml", f"{server.url}/m/"))
    assert "read" in told(made)
    assert len(server.requests) == 1


def test_redirect_to_another_server(tmp_path: Path, server: Server) -> None:
    """Another port is another server."""
    with running_server() as other:
        server.answers = [redirect(f"{other.url}/a.yaml")]
        refused(tmp_path, document(f"{server.url}/a.yaml", server.url))
        assert other.requests == []


def test_files_from_the_web(tmp_path: Path, server: Server) -> None:
    """A document on the web cannot refer to files of this machine."""
    (tmp_path / "secret.yaml").write_text("title: SECRET\n")
    server.answers = [
        Answer(body=f'{{"$ref": "file://{tmp_path}/secret.yaml"}}'.encode())
    ]
    made = refused(tmp_path, document(f"{server.url}/a.json", server.url, "../.."))
    assert "may not be read" in made.only.message


@pytest.mark.parametrize(
    ("allowed", "address"),
    [
        ("https://h.example", "https://h.example.evil.example/a"),
        ("https://h.example", "https://h.example@evil.example/a"),
        ("https://h.example", "http://h.example/a"),
        ("https://h.example", "https://h.example:444/a"),
        ("https://h.example", "https://user@h.example/a"),
        ("https://h.example", "https://h.example:x/a"),
        ("https://h.example/m/", "https://h.example/secret"),
        ("https://h.example/m/", "https://h.example/m/../secret"),
        ("https://h.example/m/", "https://h.example/m/%2e%2e/secret"),
        ("https://h.example/m/", "https://h.example/m/%252e%252e/secret"),
        ("https://h.example/m/", "https://h.example/m/..%5csecret"),
        ("../", "https://h.example/m"),
    ],
)
def test_not_allowed(tmp_path: Path, allowed: str, address: str) -> None:
    """An address is allowed on the same server only, and below the same path, however it is spelled."""
    with pytest.raises(Stop) as stopped:
        Reach(tmp_path, (allowed,)).admit(address, AT)
    assert stopped.value.problems[0].rule == "ref-forbidden"


@pytest.mark.parametrize(
    ("allowed", "address"),
    [
        ("https://h.example", "https://h.example/a/b?c=d"),
        ("https://H.example/", "https://h.example:443/a"),
        ("https://h.example/m/pet", "https://h.example/m/pet.yaml"),
    ],
)
def test_is_allowed(tmp_path: Path, allowed: str, address: str) -> None:
    """An address that begins with what is allowed may be read."""
    Reach(tmp_path, ("../shared", allowed)).admit(address, AT)


def test_too_large(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An answer above the budget is given up."""
    monkeypatch.setattr(fetching, "MAX_BYTES", 1000)
    server.answers = [Answer(body=b"#" * 1001)]
    made = refused(tmp_path, document(f"{server.url}/a.yaml", server.url))
    assert "more than 1,000 bytes" in told(made)


def test_too_slow(
    tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A server that does not answer in time is given up, and the message says so."""
    monkeypatch.setattr(fetching, "_SECONDS", 0.2)
    server.answers = [Answer(body=MODEL, stall=True)]
    made = refused(tmp_path, document(f"{server.url}/a.yaml", server.url))
    assert "did not answer within 0.2 seconds" in told(made)


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        (Answer(404, b"no"), "the server answered with the status 404"),
        (Answer(body=b""), "is empty"),
        (Answer(body=b"title: \xff\n"), "is not valid Unicode"),
    ],
)
def test_useless_answer(
    tmp_path: Path, server: Server, answer: Answer, message: str
) -> None:
    """What cannot be read is told where it is asked for, with the reason."""
    server.answers = [answer]
    made = refused(tmp_path, document(f"{server.url}/a.yaml", server.url))
    assert message in told(made)


def test_no_server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that is not there is told."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running_server() as gone:
        url = gone.url
    made = refused(tmp_path, document(f"{url}/a.yaml", url))
    assert "connection refused" in told(made)


def test_problems_on_the_web(tmp_path: Path, server: Server) -> None:
    """What is wrong in a file on the web is told at its line there."""
    server.answers = [Answer(body=b"title: P\ntype: strange\n")]
    made = load(tmp_path, document(f"{server.url}/a.yaml", server.url))
    assert (made.only.file, made.only.line) == (f"{server.url}/a.yaml", 2)
