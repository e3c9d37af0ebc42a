"""Where credentials come from, where they go, and where they never show."""

import logging
import pickle
import traceback
from base64 import b64encode
from typing import Any

import pytest
from client_runtime.clients import SyncClient
from client_runtime.errors import (
    ApiConnectionError,
    ApiError,
    AuthenticationError,
    CredentialsError,
    ResponseValidationError,
)

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import API, BOTH, secured

SECRET = "sentinel-" + "5" * 90


@BOTH
@pytest.mark.parametrize(
    ("scheme", "credentials", "sent"),
    [
        ("bearer", {"token": SECRET}, ("authorization", f"Bearer {SECRET}")),
        ("bearer", {"token": lambda: SECRET}, ("authorization", f"Bearer {SECRET}")),
        ("header", {"key": SECRET}, ("x-key", SECRET)),
        ("cookie", {"key": SECRET}, ("cookie", f"session={SECRET}")),
        (
            "basic",
            {"username": "u", "password": SECRET},
            ("authorization", "Basic " + b64encode(f"u:{SECRET}".encode()).decode()),
        ),
    ],
)
def test_schemes(
    call: Any,
    server: Server,
    scheme: str,
    credentials: dict[str, Any],
    sent: tuple[str, str],
) -> None:
    """Each scheme puts its secret where the API expects it."""
    server.answers = [Answer(204, b"")]
    call(server, secured((scheme,)), {"credentials": credentials})
    name, value = sent
    assert server.requests[0].headers[name] == value


@BOTH
def test_key_in_the_query(
    call: Any, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """A key that belongs into the query arrives there, escaped, and is not in the log of requests."""
    caplog.set_level(logging.DEBUG)
    server.answers = [Answer(204, b"")]
    call(server, secured(("query",)), {"credentials": {"key": f"{SECRET}&"}})
    assert server.requests[0].target == f"/pictures?api_key={SECRET}%26"
    assert "HTTP Request" in caplog.text
    assert SECRET not in caplog.text


@BOTH
def test_environment(
    call: Any, server: Server, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment stands in for what was not given to the client."""
    monkeypatch.setenv("SAMPLE_TOKEN", "from-environment")
    server.answers = [Answer(204, b"")]
    operation = secured(("basic",), ("bearer",))
    call(server, operation, {"credentials": {"username": "alone", "token": None}})
    assert server.requests[0].headers["authorization"] == "Bearer from-environment"


@BOTH
def test_missing_credentials(call: Any, server: Server) -> None:
    """Without credentials nothing is sent, and the error names all ways to give them."""
    with pytest.raises(CredentialsError) as caught:
        call(server, secured(("basic",), ("bearer",)))
    assert not server.requests
    assert str(caught.value) == (
        "pictures.read: no credentials: give the client username= or set SAMPLE_USERNAME"
        " and give the client password= or set SAMPLE_PASSWORD,"
        " or give the client token= or set SAMPLE_TOKEN"
    )


@BOTH
def test_optional_credentials(call: Any, server: Server) -> None:
    """An operation that may be called without credentials is."""
    server.answers = [Answer(204, b"")]
    call(server, secured(("bearer",), ()))
    assert "authorization" not in server.requests[0].headers


@BOTH
@pytest.mark.parametrize("secret", [f"{SECRET}\n", f"{SECRET}é", lambda: None])
def test_unusable_secrets(call: Any, server: Server, secret: Any) -> None:
    """A secret that cannot stand in a header is refused by its name, not its value."""
    with pytest.raises(CredentialsError, match="token") as caught:
        call(server, secured(("bearer",)), {"credentials": {"token": secret}})
    assert "sentinel" not in "".join(traceback.format_exception(caught.value))
    assert not server.requests


ECHO = f'{{"message":"bad key {SECRET}","title":["{SECRET}"]}}'.encode()
JSON = {"Content-Type": "application/json"}


@BOTH
@pytest.mark.parametrize(
    ("answer", "kind"),
    [
        (Answer(401, ECHO, JSON), AuthenticationError),
        (Answer(401, SECRET.encode(), {}), AuthenticationError),
        (
            Answer(200, SECRET.encode(), {"Content-Type": "text/html"}),
            ResponseValidationError,
        ),
        (
            Answer(
                200,
                f'{{"title":"a","link":["{SECRET}"],"shape":{{"a":"{SECRET}"}}}}'.encode(),
                JSON,
            ),
            ResponseValidationError,
        ),
        (
            Answer(200, f'{{"title":"a","count":"{SECRET}"}}'.encode(), JSON),
            ResponseValidationError,
        ),
    ],
)
def test_echoed_secrets(
    call: Any, server: Server, answer: Answer, kind: type[ApiError]
) -> None:
    """A secret that the server sends back is in no message, representation or traceback, not even in part."""
    server.answers = [answer]
    with pytest.raises(kind) as caught:
        call(server, secured(("bearer",)), {"credentials": {"token": SECRET}})
    error = caught.value
    told = "".join((str(error), repr(error), *traceback.format_exception(error)))
    assert "sentinel" not in told
    assert str(pickle.loads(pickle.dumps(error))) == str(error)  # noqa: S301 - our own


@BOTH
def test_connection_errors(call: Any, server: Server) -> None:
    """A failed connection tells the host, not the key in the query."""
    options = {
        "credentials": {"key": SECRET},
        "base_url": "http://127.0.0.1:1",
        "max_retries": 0,
    }
    with pytest.raises(ApiConnectionError) as caught:
        call(server, secured(("query",)), options)
    assert "sentinel" not in "".join(traceback.format_exception(caught.value))


def test_representations() -> None:
    """No representation of a client or of what it holds shows a secret."""
    with SyncClient(API, credentials={"token": SECRET}, http_client=None) as client:
        shown = f"{client!r} {client._caller!r}"
    assert "SyncClient(base_url='https://api.example.com')" in shown
    assert "sentinel" not in shown
