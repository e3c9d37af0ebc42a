"""Answers that are whole and wrong: each is an error of the right class, or is read as well as it can be."""

import gzip
from collections.abc import Iterator
from dataclasses import replace
from typing import Annotated, Any, Final, Literal

import ormsgpack
import pytest
from client_runtime.declarations import Operation
from client_runtime.errors import (
    ApiConnectionError,
    ApiError,
    AuthenticationError,
    NotFoundError,
    ResponseTooLargeError,
    ResponseValidationError,
    ServerError,
    StatusError,
)
from client_runtime.types import Model, Tagged, UnknownObject

from tests.runtime.crooked import Crooked, Script, answer, head, running_crooked
from tests.runtime.faults import BEARER, BOTH, GET, SECRET, Caller, Fault, survived
from tests.runtime.pictures_api import READ

JSON: Final = "application/json"
MSGPACK: Final = "application/msgpack"
KEY: Final = SECRET.encode()
GZIP: Final = "Content-Encoding: gzip"
SQUEEZED: Final = gzip.compress(b'{"title":"sea"}')
DEEP: Final = 200_000


class Cat(Model):
    """One member of a union."""

    kind: Literal["cat"]


class Dog(Model):
    """Another one."""

    kind: Literal["dog"]


Animal = Annotated[Cat | Dog | UnknownObject, Tagged("kind", {"cat": Cat, "dog": Dog})]


def declaring(media_type: str, declared: Any) -> Operation[Any]:
    """An operation that answers with a type of its own."""
    return replace(READ, responses={"200": {media_type: declared}}, security=BEARER)


ANIMAL: Final = declaring(JSON, Animal)
TEXT: Final = declaring("text/plain", str)


def wrong(
    name: str, told: str, sent: bytes, error: type[ApiError], **more: Any
) -> Fault:
    """An answer to one attempt."""
    client = {"max_retries": 0, **more.pop("client", {})}
    return Fault(name, (Script((sent,)),), error, told, client=client, **more)


def invalid(name: str, told: str, body: bytes, *lines: str, **more: Any) -> Fault:
    """A success that is not as declared."""
    media_type = more.pop("media_type", JSON)
    sent = answer(body, *lines, media_type=media_type)
    return wrong(name, told, sent, ResponseValidationError, **more)


def refused(status: str, told: str, body: bytes, *lines: str, **more: Any) -> Fault:
    """An answer that is no success."""
    error = more.pop("error", StatusError)
    media_type = more.pop("media_type", JSON)
    sent = answer(body, *lines, status=status, media_type=media_type)
    return wrong(f"{status} {told}", told, sent, error, **more)


INVALID: Final = (
    invalid(
        "HTML",
        r"text/html instead of application/json",
        b"<p>" + KEY,
        media_type="text/html",
    ),
    invalid("no body", "the body is empty", b"", operation=ANIMAL),
    invalid("broken JSON", "not valid JSON", b'{"title":"' + KEY),
    invalid("deep JSON", "not valid JSON", b"[" * DEEP),
    invalid(
        "long number", "not valid JSON|/title|/count", b'{"count":' + b"9" * 9999 + b"}"
    ),
    invalid("no UTF-8", "not valid JSON", b'{"title":"\xff' + KEY + b'"}'),
    invalid(
        "broken MessagePack", f"is not {MSGPACK}", b"\xc1" + KEY, media_type=MSGPACK
    ),
    invalid(
        "deep MessagePack", f"is not {MSGPACK}", b"\x91" * DEEP, media_type=MSGPACK
    ),
    invalid(
        "MessagePack cut short",
        f"is not {MSGPACK}",
        b"\xda\xff" + KEY,
        media_type=MSGPACK,
    ),
    invalid(
        "other MessagePack",
        "1 violation",
        ormsgpack.packb([SECRET]),
        media_type=MSGPACK,
    ),
    invalid(
        "key as a media type",
        "hidden",
        b"{}",
        media_type=f"x/{SECRET}",
        head_has_key=True,
    ),
    invalid(
        "key as a charset",
        "/title: is required",
        b"{}",
        media_type=f"{JSON}; charset={SECRET}",
        head_has_key=True,
    ),
    invalid("gzip cut short", "not valid JSON", SQUEEZED[:-20], GZIP),
    wrong("no gzip", "decompressing", answer(KEY, GZIP), ApiConnectionError),
    wrong(
        "broken gzip",
        "decompressing",
        answer(SQUEEZED[:10] + b"\xff" + KEY, GZIP),
        ApiConnectionError,
    ),
    wrong(
        "a bomb",
        "more than 999 bytes",
        answer(gzip.compress(bytes(10**6)), GZIP),
        ResponseTooLargeError,
        client={"max_response_bytes": 999},
    ),
)

REFUSED: Final = (
    refused("302 Found", "302 Found", b"", "Location: /pictures"),
    refused("304 Not Modified", "304 Not Modified", b""),
    refused("418 X", "418", KEY, media_type="text/plain"),
    refused("600 X", "pictures.read: 600", b"{}"),
    refused(
        "404 " + SECRET,
        "404 Not Found",
        b"<p>" + KEY,
        error=NotFoundError,
        media_type="text/html",
        head_has_key=True,
    ),
    refused("401 X", "hidden", b'{"detail":"' + KEY + b'"}', error=AuthenticationError),
    refused(
        "401 X",
        r"\(request \[hidden\]\)",
        b"",
        f"X-Request-Id: {SECRET}",
        error=AuthenticationError,
        head_has_key=True,
    ),
    refused("500 X", "500", b'{"error":"' + KEY, error=ServerError),
    refused("500 X", "500", b"[" * DEEP, error=ServerError),
    refused("500 X", "500", b"\xc1" + KEY, error=ServerError, media_type=MSGPACK),
    refused(
        "500 X",
        "500",
        b"\xff" + KEY,
        error=ServerError,
        media_type="text/plain; charset=klingon",
    ),
    refused(
        "500 X",
        "500",
        b"\xff" + KEY,
        error=ServerError,
        media_type="text/plain; charset=idna",
    ),
)


@pytest.fixture
def server() -> Iterator[Crooked]:
    with running_crooked() as server:
        yield server


@BOTH
@pytest.mark.parametrize("fault", INVALID + REFUSED, ids=lambda fault: fault.name[:40])
def test_errors(
    caught: Caller, fault: Fault, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """What cannot be used is an ApiError that says why, even where the server repeats the key."""
    survived(caught, server, fault, caplog)


def read(operation: Operation[Any], body: bytes, media_type: str = JSON) -> Fault:
    """A success of an operation."""
    return Fault(
        "", (Script((answer(body, media_type=media_type),)),), operation=operation
    )


@BOTH
@pytest.mark.parametrize(
    ("media_type", "text"),
    [
        ("text/plain; charset=klingon", "ä\ufffd"),
        ("text/plain; charset=ascii", "\ufffd\ufffd\ufffd"),
        ("text/plain; charset=latin-1", "Ã¤ÿ"),
        ("text/plain; charset=rot13", "ä\ufffd"),
        ("text/plain; charset=", "ä\ufffd"),
    ],
)
def test_charsets(
    caught: Caller,
    media_type: str,
    text: str,
    server: Crooked,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """An encoding that there is not is taken for UTF-8, and bytes that are not of the encoding are replaced."""
    fault = read(TEXT, b"\xc3\xa4\xff", media_type)
    assert survived(caught, server, fault, caplog) == text


@BOTH
def test_what_is_unknown_is_kept(
    caught: Caller, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """A value of an enum, a field, and a member of a union that came after the spec reach the caller."""
    picture = read(GET, b'{"title":"sea","shape":"round","new":[1]}')
    found = survived(caught, server, picture, caplog)
    assert (found.shape, found.model_extra) == ("round", {"new": [1]})
    server.requests.clear()
    animal = survived(caught, server, read(ANIMAL, b'{"kind":"eel","fins":1}'), caplog)
    assert isinstance(animal, UnknownObject)
    assert animal.model_extra == {"kind": "eel", "fins": 1}


@BOTH
def test_an_unknown_success(
    caught: Caller, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """A success of a status that nothing declares is read as the one that is declared."""
    sent = answer(b'{"title":"sky"}', status="299 X")
    fault = Fault("", (Script((sent,)),))
    assert survived(caught, server, fault, caplog).title == "sky"


@BOTH
def test_another_protocol(
    caught: Caller, server: Crooked, caplog: pytest.LogCaptureFixture
) -> None:
    """An answer in another protocol, which nobody asked for, is none."""
    sent = head("Upgrade: x", "Connection: Upgrade", status="101 Switching Protocols")
    script = Script((sent,), end="close")
    client = {"max_retries": 0, "timeout": 30}
    fault = Fault("", (script,), ApiConnectionError, "", client=client)
    survived(caught, server, fault, caplog)


@BOTH
@pytest.mark.parametrize("status", ["301 X", "302 X", "303 X", "307 X", "308 X"])
@pytest.mark.parametrize("leaves", [True, False])
def test_redirects(
    caught: Caller,
    status: str,
    leaves: bool,  # noqa: FBT001 - a parameter of the test
    server: Crooked,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A redirect is an error, to another host as to the same path again: the key goes only where the user sent it."""
    with running_crooked() as other:
        url = other.url if leaves else server.url
        sent = answer(b"", f"Location: {url}/pictures", status=status)
        follows = {"http": {"follow_redirects": True}}
        fault = Fault("", (Script((sent,)),), StatusError, status[:3], client=follows)
        error = survived(caught, server, fault, caplog)
    assert error.headers["location"] == f"{url}/pictures"
    assert not other.requests
