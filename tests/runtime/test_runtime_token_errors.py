"""What a generated client says when it gets no token, and what it never tells."""

import json
import logging
import pickle
import traceback
from base64 import b64encode
from collections.abc import Mapping
from pathlib import Path
from typing import Any
from urllib.parse import quote_plus

import pytest

from tests.loopback import Answer, Received
from tests.runtime.kiosk import (
    CLIENT,
    ID,
    JSON,
    LIST,
    MAKE,
    SECRET,
    Clients,
    Gate,
    document,
    package_of,
)


def told(status: int, body: Mapping[str, object]) -> Answer:
    return Answer(status, json.dumps(body).encode(), JSON)


REFUSALS = [
    (
        told(
            401,
            {
                "error": "invalid_client",
                "error_description": f"No client has {SECRET}.",
            },
        ),
        "401 Unauthorized: invalid_client: No client has [hidden].",
    ),
    (told(400, {"error": "invalid_scope"}), "400 Bad Request: invalid_scope"),
    (
        told(400, {"error": "e" * 100, "error_description": "d\n" * 100}),
        f"400 Bad Request: {'e' * 77}...: {'d ' * 38}d...",
    ),
    (Answer(403, b"<html>no</html>", {}), "403 Forbidden"),
    (
        Answer(302, b"", {"Location": "/v1/elsewhere"}),
        "302 Found",
    ),
    (Answer(200, b"<html>", {}), "its answer has no access_token that can be sent"),
    (Answer(200, b'["a"]', JSON), "its answer has no access_token that can be sent"),
    (told(200, {"token": "x"}), "its answer has no access_token that can be sent"),
    (
        told(200, {"access_token": ""}),
        "its answer has no access_token that can be sent",
    ),
    (
        told(200, {"access_token": "a\nb", "token_type": "bearer"}),
        "its answer has no access_token that can be sent",
    ),
    (
        told(200, {"access_token": "sentinel-mac", "token_type": "mac"}),
        "its answer has another token_type than bearer",
    ),
]


@pytest.mark.parametrize(("answer", "words"), REFUSALS)
def test_refusal(clients: Clients, gate: Gate, answer: Answer, words: str) -> None:
    """An answer without a token is an error that names the operation, the host and its reasons; nothing else is sent."""
    gate.refusals = [answer]
    with pytest.raises(clients.package.CredentialsError) as caught:
        clients.run(gate, LIST)
    assert str(caught.value) == f"prints.list (token): no token from 127.0.0.1: {words}"
    assert len(gate.server.requests) == 1
    clients.run(gate, LIST)
    assert len(gate.called) == 1


def test_type_of_token(clients: Clients, gate: Gate) -> None:
    """`Bearer` is spelled in any way, or left out."""
    gate.refusals = [
        told(200, {"access_token": "a-5", "token_type": "BEARER", "expires_in": 0}),
        told(200, {"access_token": "a-6"}),
    ]
    clients.run(gate, LIST, LIST)
    assert gate.tokens == ["5", "6"]


SOON = {**JSON, "Retry-After-Ms": "1"}


def test_trouble_that_passes(clients: Clients, gate: Gate) -> None:
    """A server of tokens in trouble is asked again, as often as any other and when it says, for a `POST` too."""
    gate.refusals = [Answer(503, b"", SOON), Answer(429, b"{}", SOON)]
    clients.run(gate, MAKE)
    assert (len(gate.asked), gate.tokens) == (3, ["3"])


def test_trouble_that_stays(clients: Clients, gate: Gate) -> None:
    """When it has been asked as often as a call is repeated, the error says what it said last."""
    gate.refusals = [Answer(503, b"", SOON)] * 3
    with pytest.raises(clients.package.CredentialsError) as caught:
        clients.run(gate, MAKE)
    assert str(caught.value) == (
        "prints.make (token): no token from 127.0.0.1: 503 Service Unavailable"
    )
    assert (len(gate.asked), gate.called) == (3, [])


def test_no_connection(clients: Clients, gate: Gate) -> None:
    """Who cannot reach the server of tokens is told so, and that nothing was sent of the call itself."""
    with pytest.raises(clients.package.ApiConnectionError) as caught:
        clients.run(gate, MAKE, base_url="http://127.0.0.1:1", max_retries=0)
    assert "prints.make (token): could not reach 127.0.0.1" in str(caught.value)
    assert not caught.value.request_sent


def test_token_url_that_is_not_secure(gate: Gate, tmp_path: Path) -> None:
    """A secret is sent without encryption only where the API itself is called so."""
    spec = document(f"{gate.server.url}/oauth/token")
    with package_of(spec, "booth", tmp_path) as made:
        with (
            made.package.Booth(**CLIENT) as client,
            pytest.raises(made.package.CredentialsError) as caught,
        ):
            client.prints.list()
        assert not gate.server.requests
        with made.package.Booth(base_url=gate.server.url, **CLIENT) as client:
            client.prints.list()
    assert gate.tokens == ["1"]
    assert str(caught.value) == (
        "prints.list: no token from 127.0.0.1: the token URL must be https"
    )


def test_secrets_are_never_told(
    clients: Clients, gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    """Neither the client's secret nor a token is in a log, a representation, or an error with its traceback."""
    caplog.set_level(logging.DEBUG)
    shown: list[str] = []

    def handle(request: Any, call_next: Any) -> Any:
        shown.append(repr(request))
        return call_next(request)

    def echo(received: Received) -> Answer:
        sent = received.headers["authorization"]
        body = {"error": sent, "error_description": f"{SECRET} {quote_plus(SECRET)}"}
        return told(401, body)

    def caught(**options: Any) -> str:
        with pytest.raises(clients.package.ApiError) as error:
            clients.run(gate, LIST, **options)
        trace = "".join(traceback.format_exception(error.value))
        again = pickle.loads(pickle.dumps(error.value))  # noqa: S301 - our own
        return f"{trace} {error.value!r} {again}"

    clients.run(gate, LIST, middleware=[handle])
    gate.refusals = [told(200, {"access_token": "sentinel-mac", "token_type": "mac"})]
    shown.append(caught())
    gate.takes_none = True
    shown.append(caught())
    gate.server.reply = echo
    shown.append(caught())
    shown.append(caught(base_url="http://127.0.0.1:1", max_retries=0))
    shown.append(caught(client_secret=lambda: "sentinel\n"))
    with clients.package.Kiosk(**CLIENT) as client:
        shown.append(f"{client!r} {client._caller!r} {client._caller.setup!r}")
    everything = " ".join([caplog.text, *shown])
    assert "HTTP Request: POST" in caplog.text
    assert "no token from 127.0.0.1" in everything
    basic = b64encode(f"{quote_plus(ID)}:{quote_plus(SECRET)}".encode()).decode()
    assert [
        each
        for each in ("sentinel", SECRET, quote_plus(SECRET), basic)
        if each in everything
    ] == []
