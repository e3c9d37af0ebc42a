"""What a sample has sent, held against what it had to send."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote

import ormsgpack

from tests.samples.api import CALLS, FILES, Call, Sent
from tests.samples.generated import Samples
from tests.samples.programs import CLIENT
from tests.samples.recorder import Received

REWRITES_URLS = {("python", ".httpx.py"), ("ocaml", ".ml"), ("csharp", ".cs")}
"""Libraries that escape more of an address, or less, than they are given: what it means is the same."""

_OTHER_PATHS = {
    # GNUstep takes an escaped `?` for the beginning of the query, and leaves out what stands behind a `;`
    (("objective-c", ".m"), "everything"),
    (("objective-c", ".m"), "styles"),
    # Mono leaves out marks of direction
    (("csharp", ".cs"), "everything"),
}
_CURL = ("shell", ".sh")

_MAKE_JSON = {
    ("javascript", ".mjs"),
    ("javascript", ".axios.mjs"),
    ("python", ".py"),
    ("python", ".httpx.py"),
    CLIENT,
}
"""Those in which a library makes JSON of a value; every other one sends the text that curl sends."""

REFUSED = {(("objective-c", ".m"), "PATCH")}
"""Methods that a library does not know: GNUstep, which stands in for Apple's Foundation here."""


def check(samples: Samples, way: tuple[str, str], name: str, folder: Path) -> None:
    """Runs a sample, and fails unless the server received what the spec shows and nothing is left behind."""
    if not samples.find(way, name):
        assert (way, name) in _NOT_SHOWN
        return
    if (way, CALLS[name].method.upper()) in REFUSED:
        return
    ended = samples.run(way, name, folder)
    assert ended.code == 0, ended.err + ended.out.decode(errors="replace")
    received, call = samples.recorder.take(), CALLS[name]
    assert received.method == call.method.upper()
    if (way, name) not in _OTHER_PATHS:
        assert _path(received.path, way) == _path(call.sent_path, way)
        assert (received.fields if received.query else []) == list(call.query)
    assert {key: received.headers.get(key) for key in call.headers} == call.headers
    assert "authorization" in call.headers or "authorization" not in received.headers
    told = received.headers.get("content-type", "")
    assert _sent(meaning(received.body, told), way) == _sent(_intended(call, told), way)
    assert {each.name for each in (folder / "home").iterdir()} == {*FILES}
    if way not in _MAKE_JSON:
        samples.run(_CURL, name, folder / "curl")
        assert json_text(received, way) == json_text(samples.recorder.take(), way)


_NOT_SHOWN = {
    (("shell", ".wget.sh"), "parts"),
    (("shell", ".wget.sh"), "typed"),
    (("shell", ".wget.sh"), "packed"),
    (("shell", ".wget.sh"), "controls"),
    (("shell", ".httpie.sh"), "typed"),
}


_HAS_LINES = {("http", ".http")}
"""What it sends is lines, whose ends are its own."""


def _sent(body: Any, way: tuple[str, str]) -> Any:
    """A body as far as it is up to the sample."""
    match body:
        case bytes() if way in _HAS_LINES and b"\0" not in body:
            return body.replace(b"\r\n", b"\n").rstrip()
        case [Sent(), *_] if way in _HAS_LINES:
            return [replace(each, content=_sent(each.content, way)) for each in body]
    return body


def essence(received: Received) -> Any:
    """All of a request that is the same whatever the language that sends it."""
    headers = received.headers
    told = headers.get("content-type", "") if received.body else ""
    kept = {
        key: headers.get(key) for key in ("authorization", "x-studio-key", "cookie")
    }
    # in one language, the ends of lines are its own
    body = _sent(meaning(received.body, told), ("http", ".http"))
    path = unquote(received.path)
    return received.method, path, received.query, kept, told.partition(";")[0], body


def json_text(received: Received, way: tuple[str, str]) -> bytes | None:
    """The body of a request as it was sent, if it is JSON that the sample holds as text."""
    told = received.headers.get("content-type", "")
    if way in _MAKE_JSON or told.partition(";")[0] not in _JSON:
        return None
    body: bytes = _sent(received.body, way)
    return body


_JSON = {"application/json", "application/merge-patch+json"}


def _path(path: str, way: tuple[str, str]) -> str:
    return unquote(path) if way in REWRITES_URLS else path


def meaning(body: bytes, told: str) -> Any:
    """What a body of a media type says, as it is compared: of what is neither JSON nor a form nor MessagePack, its bytes."""
    if not body:
        return _exact(None)
    match told.partition(";")[0]:
        case "multipart/form-data":
            return _parts(body, told)
        case kind if kind in _JSON:
            return _exact(json.loads(body))
        case "application/x-www-form-urlencoded":
            return parse_qsl(body.decode(), strict_parsing=True)
        case "application/x-msgpack":
            return _exact(ormsgpack.unpackb(body))
    return body


def _intended(call: Call, told: str) -> Any:
    return (
        meaning(call.body, told) if isinstance(call.body, bytes) else _exact(call.body)
    )


def _parts(body: bytes, told: str) -> list[Sent]:
    found = re.search(r'boundary="?([^";]+)', told)
    assert found
    mark = b"\r\n--" + found[1].encode()
    pieces = (b"\r\n" + body).split(mark)
    assert pieces[0] == b""
    assert pieces[-1].strip() == b"--"
    return [_part(*piece.removeprefix(b"\r\n").split(b"\r\n\r\n", 1)) for piece in pieces[1:-1]]  # fmt: skip


def _part(head: bytes, content: bytes) -> Sent:
    lines = (line.partition(": ") for line in head.decode().split("\r\n"))
    headers = {name.lower(): value for name, _, value in lines}
    said = headers["content-disposition"]
    kind = headers.get("content-type")
    if kind and kind.startswith("text/plain"):
        kind = None  # what a part is of which nothing is said
    name = _parameter("name", said)
    assert name is not None
    return Sent(name, content, _parameter("filename", said), kind)


def _parameter(name: str, said: str) -> str | None:
    found = re.search(rf'; {name}=(?:"([^"]*)"|([^;"]+))', said)
    return found and (found[1] or found[2])


def _exact(value: Any) -> Any:
    """A value in which true is not 1 and false is not 0; that 1.0 is 1 is the same in JSON."""
    match value:
        case dict():
            return {key: _exact(item) for key, item in value.items()}
        case list():
            return [_exact(item) for item in value]
        case bool() | None:
            return (type(value), value)
    return value
