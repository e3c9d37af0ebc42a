"""What a user gets to read when a call fails: each file in `errors/` is one error, as Python prints it.

`pytest --record` writes the files anew.
"""

import asyncio
import re
import socket
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

import httpx2
import pytest
import trustme

from tests.client.conftest import CLIENT, TASK
from tests.runtime.crooked import Crooked, Script, answer, head, running_crooked
from tests.runtime.faults import SECRET
from tests.runtime.test_runtime_faults_tls import expired, trusting

assert CLIENT  # which makes the client importable
from chatfire import ApiError, AsyncChatfire, Chatfire, Timeout  # noqa: E402
from chatfire._runtime.webhooks import Payload, parsed  # noqa: E402

ERRORS: Final = Path(__file__).parent / "errors"
BODY: Final = {
    "model": "seedream-3.0",
    "prompt": "A boat.",
    "image_url": "https://example.com/a.webp",
    "aspect_ratio": "16:9",
    "cfg_scale": 0.5,
}
SAID: Final = b'{"error":{"message":"the balance of your account is used up"}}'
REQUEST: Final = "X-Request-Id: req_7"

DONE: Final = Script((answer(TASK),))

Options = dict[str, Any]


@dataclass(frozen=True)
class Case:
    """A call and what the server does with it; `client` and `arguments` are what is unusual about the call."""

    script: Script = DONE
    client: Options = field(default_factory=dict)
    arguments: Options = field(default_factory=dict)


def status(line: str) -> Case:
    """A call that the server refuses."""
    return Case(Script((answer(SAID, REQUEST, status=line),)))


def says(body: bytes, media_type: str = "application/json") -> Case:
    """A call that the server answers with something else than is declared."""
    return Case(Script((answer(body, media_type=media_type),)))


CASES: Final = {
    "ApiConnectionError-closed": Case(Script(end="close")),
    "ApiConnectionError-cut-short": Case(Script((answer(TASK)[:-5],), end="close")),
    "ApiConnectionError-no-header": Case(Script((head(SECRET),), end="close")),
    "ApiConnectionError-gzip": Case(
        Script((answer(b"x" * 20, "Content-Encoding: gzip"),))
    ),
    "ApiConnectionError-reset": Case(Script(end="reset")),
    "ApiTimeoutError-read": Case(Script(end="stall"), {"timeout": Timeout(read=0.05)}),
    "ApiTimeoutError-total": Case(Script(end="stall"), {"timeout": 0.3}),
    "AuthenticationError": status("401 Unauthorized"),
    "BadRequestError": status("400 Bad Request"),
    "ConflictError": status("409 Conflict"),
    "CredentialsError-missing": Case(client={"api_key": None}),
    "CredentialsError-no-string": Case(client={"api_key": lambda: 7}),
    "CredentialsError-unusable": Case(client={"api_key": SECRET + "\n"}),
    "NotFoundError": status("404 Not Found"),
    "PermissionDeniedError": status("403 Forbidden"),
    "RateLimitError": status("429 Too Many Requests"),
    "RequestValidationError-one": Case(arguments={"aspect_ratio": "2:1"}),
    "RequestValidationError-many": Case(
        arguments={
            "prompt": 7,
            "image_url": "a.webp",
            "cfg_scale": "0.5",
            "duration": 6,
        }
    ),
    "RequestValidationError-header": Case(arguments={"headers": {"X-A": "a\nb"}}),
    "ResponseTooLargeError": Case(client={"max_response_bytes": 20}),
    "ResponseValidationError-broken": says(TASK[:-5]),
    "ResponseValidationError-empty": says(b""),
    "ResponseValidationError-html": says(b"<h1>Down\nfor good</h1>", "text/html"),
    "ResponseValidationError-messagepack": says(b"\xc1", "application/x-msgpack"),
    "ResponseValidationError-schema": says(b'{"task_id":[],"code":"x"}'),
    "ResponseValidationError-strict": Case(
        Script((answer(TASK, status="201 Created"),)), {"strict_responses": True}
    ),
    "ServerError": status("500 Internal Server Error"),
    "ServerError-html": Case(
        Script(
            (answer(b"<h1>Bad gateway</h1>", media_type="text/html", status="502 X"),)
        )
    ),
    "StatusError-redirect": Case(
        Script((answer(b"", "Location: https://x.example/", status="302 Found"),))
    ),
    "StatusError-unknown": Case(Script((answer(b"", status="418 Teapot"),))),
    "UnprocessableEntityError": status("422 Unprocessable Content"),
}


def told_sync(server: Crooked, case: Case, **http: Any) -> ApiError:
    """The error of a synchronous call."""
    with httpx2.Client(**http) as client:
        chatfire = Chatfire(**options(server, case), http_client=client)
        with pytest.raises(ApiError) as caught:
            chatfire.jimeng_video.create_task(**{**BODY, **case.arguments})
    return caught.value


def told_async(server: Crooked, case: Case, **http: Any) -> ApiError:
    """The error of an asynchronous call."""

    async def run() -> ApiError:
        async with httpx2.AsyncClient(**http) as client:
            chatfire = AsyncChatfire(**options(server, case), http_client=client)
            with pytest.raises(ApiError) as caught:
                await chatfire.jimeng_video.create_task(**{**BODY, **case.arguments})
        return caught.value

    return asyncio.run(run())


def options(server: Crooked, case: Case) -> Options:
    """What the client of a case is made with."""
    usual = {"api_key": SECRET, "base_url": server.url, "max_retries": 0}
    return {**usual, **case.client}


both = pytest.mark.parametrize("told", [told_sync, told_async], ids=["sync", "async"])
Told = Callable[..., ApiError]


@pytest.fixture(autouse=True)
def _no_key(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CHATFIRE_API_KEY", raising=False)


def compare(name: str, error: ApiError, *, record: bool) -> None:
    """Holds what Python prints of an error to its file."""
    assert type(error).__name__ == name.partition("-")[0]
    printed = "".join(traceback.format_exception_only(error))
    text = re.sub(r"_ssl\.c:\d+", "_ssl.c:1", printed)
    file = ERRORS / f"{name}.txt"
    if record:
        file.write_text(text, "utf-8")
    assert text == file.read_text("utf-8")
    assert "sentinel" not in text


@both
@pytest.mark.parametrize("name", CASES)
def test_errors(told: Told, name: str, *, record: bool) -> None:
    """An error says which operation failed, how, and what there is to be done about it, in either client the same."""
    case = CASES[name]
    with running_crooked(case.script) as server:
        compare(name, told(server, case), record=record)


@both
def test_a_refused_connection(told: Told, *, record: bool) -> None:
    """A server that is not there is named, with what the operating system says."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        server = Crooked(f"http://127.0.0.1:{unused.getsockname()[1]}")
        compare("ApiConnectionError-refused", told(server, Case()), record=record)


@both
def test_an_unknown_host(told: Told, *, record: bool) -> None:
    """A host that has no address is named."""
    error = told(Crooked("http://nowhere.invalid"), Case())
    compare("ApiConnectionError-unknown-host", error, record=record)


@both
def test_an_expired_certificate(told: Told, *, record: bool) -> None:
    """A certificate that is not trusted is told of with the reason."""
    authority = trustme.CA()
    with running_crooked(tls=expired(authority)) as server:
        error = told(server, Case(), verify=trusting(authority))
    compare("ApiConnectionError-certificate", error, record=record)


PAYLOAD: Final = Payload(
    "webhooks.parse_task_done", {"application/json": dict[str, int]}
)


@pytest.mark.parametrize(
    ("name", "body", "media_type"),
    [
        ("schema", b'{"seconds":"many"}', "application/json"),
        ("text", b"done", "text/plain"),
    ],
)
def test_payloads(name: str, body: bytes, media_type: str, *, record: bool) -> None:
    """A webhook that is not as declared is told of like an answer."""
    with pytest.raises(ApiError) as caught:
        parsed(PAYLOAD, body, media_type)
    compare(f"PayloadValidationError-{name}", caught.value, record=record)


def test_every_class_has_a_text() -> None:
    """No class of error is without a text of its own."""
    named = {file.stem.partition("-")[0] for file in ERRORS.iterdir()}
    assert leaves(ApiError) <= named


def leaves(kind: type[ApiError]) -> set[str]:
    """The classes of errors that are raised."""
    below = {name for each in kind.__subclasses__() for name in leaves(each)}
    return below or {kind.__name__}
