"""Tokens that a generated client gets for its id and secret: when it asks for one, with what, and how long it keeps it."""

import asyncio
import importlib
import io
import time
from base64 import b64encode
from concurrent.futures import ThreadPoolExecutor
from threading import Event
from types import ModuleType, SimpleNamespace
from typing import Any
from urllib.parse import quote_plus

import anyio
import httpx2
import pytest

from tests.loopback import Answer, Received
from tests.runtime.kiosk import (
    CLIENT,
    ID,
    LIST,
    MAKE,
    SECRET,
    Clients,
    Gate,
)


def test_first_call(clients: Clients, gate: Gate) -> None:
    """The first call gets a token by the client's id and secret, and those after it have the same one."""
    clients.run(gate, LIST, LIST)
    assert gate.tokens == ["1", "1"]
    (asked,) = gate.asked
    assert (asked.method, asked.target) == ("POST", "/v1/oauth/token")
    pair = f"{quote_plus(ID)}:{quote_plus(SECRET)}"
    basic = f"Basic {b64encode(pair.encode()).decode()}"
    assert asked.headers["authorization"] == basic
    assert asked.headers["accept"] == "application/json"
    assert asked.headers["content-type"] == "application/x-www-form-urlencoded"
    assert gate.clients == [(ID, SECRET)]


def test_scopes(clients: Clients, gate: Gate) -> None:
    """A token is asked for with the scopes that the operation names, if any, and kept for those that name the same."""
    clients.run(gate, LIST, MAKE, LIST, MAKE)
    assert gate.tokens == ["1", "2", "1", "2"]
    kind = {"grant_type": ["client_credentials"]}
    assert gate.forms == [kind, {**kind, "scope": ["read write"]}]


@pytest.mark.parametrize(
    ("lifetime", "end"), [(3600, 3570), (100, 90), ("100", 90), (20.0, 18)]
)
def test_expiry(
    clients: Clients,
    gate: Gate,
    monkeypatch: pytest.MonkeyPatch,
    lifetime: float | str,
    end: int,
) -> None:
    """A token is replaced a tenth of its life before its end, but no more than 30 seconds."""
    later = SimpleNamespace(seconds=0.0)
    clock = SimpleNamespace(monotonic=lambda: time.monotonic() + later.seconds)
    for name in ("tokens", "grants"):
        module = importlib.import_module(f"kiosk._runtime.{name}")
        monkeypatch.setattr(module, "time", clock)
    gate.lifetimes = [lifetime]
    clients.run(
        gate,
        LIST,
        lambda: setattr(later, "seconds", end - 1.0),
        LIST,
        lambda: setattr(later, "seconds", end + 1.0),
        LIST,
    )
    assert gate.tokens == ["1", "1", "2"]


@pytest.mark.parametrize("lifetime", [0, -5, "0"])
def test_expiry_at_once(clients: Clients, gate: Gate, lifetime: object) -> None:
    """A token that has expired already is for one call."""
    gate.lifetimes = [lifetime]
    clients.run(gate, LIST, LIST)
    assert gate.tokens == ["1", "2"]


@pytest.mark.parametrize("lifetime", [None, "soon", True, 10**400, [1]])
def test_no_expiry(clients: Clients, gate: Gate, lifetime: object) -> None:
    """A token of which nobody says how long it lives is kept."""
    gate.lifetimes = [lifetime]
    clients.run(gate, LIST, LIST)
    assert gate.tokens == ["1", "1"]


def test_threads(kiosk: ModuleType, gate: Gate) -> None:
    """Fifty threads that find the token expired ask for one new token, twins of the client among them."""
    gate.lifetimes = [0, 3600]
    gate.before = lambda: time.sleep(0.1)
    http = httpx2.Client(limits=httpx2.Limits(max_connections=4))
    with (
        http,
        kiosk.Kiosk(
            base_url=f"{gate.server.url}/v1", http_client=http, **CLIENT
        ) as client,
    ):
        client.prints.list()
        twin = client.with_options(max_retries=0)
        with ThreadPoolExecutor(50) as pool:
            calls = [pool.submit((client, twin)[n % 2].prints.list) for n in range(50)]
            assert [call.result() for call in calls] == [None] * 50
    assert gate.tokens == ["1"] + ["2"] * 50
    assert len(gate.asked) == 2


def test_tasks(kiosk: ModuleType, gate: Gate) -> None:
    """Two hundred tasks that find the token expired ask for one new token."""
    gate.lifetimes = [0, 3600]
    gate.before = lambda: time.sleep(0.1)

    async def main() -> None:
        limits = httpx2.Limits(max_connections=4)
        async with (
            httpx2.AsyncClient(limits=limits) as http,
            kiosk.AsyncKiosk(
                base_url=f"{gate.server.url}/v1", http_client=http, **CLIENT
            ) as client,
        ):
            await client.prints.list()
            async with anyio.create_task_group() as tasks:
                for _ in range(200):
                    tasks.start_soon(client.prints.list)

    asyncio.run(main())
    assert gate.tokens == ["1"] + ["2"] * 200
    assert len(gate.asked) == 2


def test_event_loops(kiosk: ModuleType) -> None:
    """A client keeps its tokens from one event loop to the next, and gets new ones though a loop was left in the middle."""

    def answer(request: httpx2.Request) -> httpx2.Response:
        if request.url.path.endswith("/oauth/token"):
            told = {"access_token": "t", "token_type": "Bearer", "expires_in": lifetime}
            return httpx2.Response(200, json=told)
        return httpx2.Response(204)

    async def stuck(request: httpx2.Request) -> httpx2.Response:
        if not is_free:
            await asyncio.sleep(60)
        asked.append(request.url.path)
        return answer(request)

    asked: list[str] = []
    is_free, lifetime = False, 0
    http = httpx2.AsyncClient(transport=httpx2.MockTransport(stuck))
    client = kiosk.AsyncKiosk(http_client=http, **CLIENT)
    left = asyncio.new_event_loop()
    task = left.create_task(client.prints.list())
    left.run_until_complete(asyncio.sleep(0.01))
    is_free = True
    asyncio.run(client.prints.list(timeout=5))
    lifetime = 3600
    asyncio.run(client.prints.list(timeout=5))
    asyncio.run(client.prints.list(timeout=5))
    assert asked == ["/v1/oauth/token", "/v1/prints"] * 2 + ["/v1/prints"]
    task.cancel()
    left.run_until_complete(asyncio.gather(task, return_exceptions=True))
    left.close()


def test_cancelled_task(kiosk: ModuleType, gate: Gate) -> None:
    """Who waits for a token that another task asks for gets one though that task is cancelled."""
    gate.before = lambda: time.sleep(0.1)

    async def main() -> None:
        async with kiosk.AsyncKiosk(
            base_url=f"{gate.server.url}/v1", **CLIENT
        ) as client:
            first = asyncio.create_task(client.prints.list())
            await asyncio.sleep(0.02)
            second = asyncio.create_task(client.prints.list())
            await asyncio.sleep(0.02)
            first.cancel()
            assert await second is None

    asyncio.run(main())
    assert len(gate.called) == 1


def test_revoked_token(clients: Clients, gate: Gate) -> None:
    """A kept token that a server takes no more is replaced once, which is no retry."""
    clients.run(gate, LIST, gate.revoke, LIST, LIST, max_retries=0)
    assert gate.tokens == ["1", "1", "2", "2"]


def test_token_refused_twice(clients: Clients, gate: Gate) -> None:
    """A new token that is not taken either is the end: 401, and the next call asks for another."""
    with pytest.raises(clients.package.AuthenticationError):
        clients.run(gate, LIST, gate.refuse, LIST)
    assert gate.tokens == ["1", "1", "2"]
    with pytest.raises(clients.package.AuthenticationError):
        clients.run(gate, LIST)
    assert gate.tokens == ["1", "1", "2", "3"]


def test_token_argument(clients: Clients, gate: Gate) -> None:
    """A token that is given is used as it is, and none is asked for."""
    clients.run(gate, LIST, api_key="given-9")
    assert (gate.tokens, gate.asked) == (["9"], [])


def test_authorization_of_a_call(clients: Clients, gate: Gate) -> None:
    """What a call has as its own `Authorization` goes before any token."""
    clients.run(gate, {**LIST, "headers": {"Authorization": "Other own-7"}})
    assert (gate.tokens, gate.asked) == (["7"], [])


def test_environment(
    clients: Clients, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The environment stands in for id and secret, and for the token."""
    monkeypatch.setenv("KIOSK_CLIENT_ID", "env-id")
    monkeypatch.setenv("KIOSK_CLIENT_SECRET", "env-secret")
    clients.run(gate, LIST, client_id=None, client_secret=None)
    assert gate.clients == [("env-id", "env-secret")]
    monkeypatch.setenv("KIOSK_API_KEY", "env-8")
    clients.run(gate, LIST)
    assert gate.tokens == ["1", "8"]


def test_called_secrets(clients: Clients, gate: Gate) -> None:
    """A secret that is called for is only when a token is asked for."""
    asked: list[str] = []

    def secret() -> str:
        asked.append("secret")
        return SECRET

    clients.run(gate, LIST, LIST, client_secret=secret)
    assert gate.clients == [(ID, SECRET)]
    assert asked == ["secret"]


def test_missing_credentials(clients: Clients, gate: Gate) -> None:
    """Half of what a token is got with is nothing; the message names all ways."""
    with pytest.raises(clients.package.CredentialsError) as caught:
        clients.run(gate, LIST, client_secret=None)
    assert not gate.server.requests
    assert str(caught.value) == (
        "prints.list: no credentials: give the client api_key= or set KIOSK_API_KEY,"
        " or give the client client_id= or set KIOSK_CLIENT_ID"
        " and give the client client_secret= or set KIOSK_CLIENT_SECRET"
    )


def test_deadline(clients: Clients, gate: Gate) -> None:
    """The time for a call is that for its token too."""
    gate.before = lambda: time.sleep(0.5)
    with pytest.raises(clients.package.ApiTimeoutError) as caught:
        clients.run(gate, LIST, timeout=0.1)
    assert not caught.value.request_sent
    assert not gate.called


def test_waiting_for_the_token_of_another(kiosk: ModuleType, gate: Gate) -> None:
    """A thread that waits for the token that another one asks for waits no longer than its call may take."""
    gate.before = lambda: time.sleep(0.5)
    with (
        kiosk.Kiosk(base_url=f"{gate.server.url}/v1", **CLIENT) as client,
        ThreadPoolExecutor(1) as pool,
    ):
        first = pool.submit(client.prints.list)
        time.sleep(0.1)
        with pytest.raises(kiosk.ApiTimeoutError, match=r"timeout\.total"):
            client.prints.list(timeout=0.1)
        assert first.result() is None


def test_middleware(clients: Clients, gate: Gate) -> None:
    """Middleware sees calls with their tokens, and none of what the client does to get them."""
    seen: list[str] = []

    def handle(request: Any, call_next: Any) -> Any:
        seen.append(request.headers["authorization"])
        return call_next(request)

    clients.run(gate, LIST, LIST, middleware=[handle])
    assert seen == ["Bearer sentinel-token-1"] * 2


def test_renewal_is_no_retry(clients: Clients, gate: Gate) -> None:
    """A call that got a new token is repeated as often as any other."""
    trouble = [Answer(503, b"", {"Retry-After-Ms": "1"})]

    def reply(received: Received) -> Answer:
        is_second = received.headers["authorization"].endswith("-2")
        return trouble.pop() if is_second and trouble else gate.reply(received)

    gate.server.reply = reply
    clients.run(gate, LIST, gate.revoke, LIST, max_retries=1)
    assert (gate.tokens, trouble) == (["1", "1", "2"], [])


def test_one_renewal(clients: Clients, gate: Gate) -> None:
    """A call gets one new token, though it is repeated for another reason before that one is refused."""
    trouble = [Answer(503, b"", {"Retry-After-Ms": "1"}), Answer(401)]

    def reply(received: Received) -> Answer:
        is_second = received.headers["authorization"].endswith("-2")
        return trouble.pop(0) if is_second and trouble else gate.reply(received)

    gate.server.reply = reply
    with pytest.raises(clients.package.AuthenticationError):
        clients.run(gate, LIST, gate.revoke, LIST)
    assert (trouble, len(gate.asked)) == ([], 2)


def test_late_refusal(kiosk: ModuleType, gate: Gate) -> None:
    """The refusal of an old token does not cost the new one that another call has got in the meantime."""
    held, renewed = Event(), Event()

    def reply(received: Received) -> Answer:
        is_old = received.headers["authorization"].endswith("-1")
        if is_old and gate.revoked and not held.is_set():
            held.set()
            renewed.wait(5)
        return gate.reply(received)

    with (
        kiosk.Kiosk(base_url=f"{gate.server.url}/v1", **CLIENT) as client,
        ThreadPoolExecutor(1) as pool,
    ):
        client.prints.list()
        gate.revoke()
        gate.server.reply = reply
        late = pool.submit(client.prints.list)
        held.wait(5)
        client.prints.list()
        renewed.set()
        late.result()
        client.prints.list()
    assert gate.tokens == ["1", "1", "2", "1", "2", "2"]
    assert len(gate.asked) == 2


def test_body_that_can_be_sent_again(clients: Clients, gate: Gate) -> None:
    """A call that gets a new token sends its whole body again."""
    send = {**MAKE, "body": io.BytesIO(b"b")}
    clients.run(gate, MAKE, gate.revoke, send)
    assert gate.tokens == ["1", "1", "2"]
    assert [each.body for each in gate.called] == [b"", b"b", b"b"]


def test_spent_body(clients: Clients, gate: Gate) -> None:
    """A call whose body cannot be sent again is not repeated with a new token; the next one has it."""

    class Once:
        def __init__(self) -> None:
            self.left = [b"b", b""]

        def read(self, _size: int = -1) -> bytes:
            return self.left.pop(0)

    with pytest.raises(clients.package.AuthenticationError):
        clients.run(gate, MAKE, gate.revoke, {**MAKE, "body": Once()})
    assert gate.tokens == ["1", "1"]


ADDRESSES = [
    # as stated, the first server, the base URL in use, and where tokens are then got
    (
        "/oauth/token",
        "https://a.example",
        "http://b.example",
        "http://b.example/oauth/token",
    ),
    (
        "/oauth/token",
        "https://a.example/",
        "http://b.example/x/",
        "http://b.example/x/oauth/token",
    ),
    (
        "oauth/token",
        "https://a.example/v1",
        "http://b.example/w",
        "http://b.example/w/oauth/token",
    ),
    (
        "/v1/oauth/token",
        "https://a.example/v1",
        "http://b.example/w",
        "http://b.example/w/oauth/token",
    ),
    (
        "/oauth/token",
        "https://a.example/v1",
        "http://b.example/w",
        "http://b.example/oauth/token",
    ),
    (
        "https://a.example/v1/t?a=b",
        "https://a.example/v1",
        "http://b.example",
        "http://b.example/t?a=b",
    ),
    (
        "https://A.example:443/t",
        "https://a.example/v1",
        "https://b.example/w",
        "https://b.example/t",
    ),
    (
        "https://t.example/t",
        "https://a.example/v1",
        "https://b.example/w",
        "https://t.example/t",
    ),
    (
        "https://a.example/v1//t.example/t",
        "https://a.example/v1",
        "https://b.example",
        "https://b.example//t.example/t",
    ),
    ("/oauth/token", "/v1", "https://b.example/w", "https://b.example/oauth/token"),
    (
        "/v1/oauth/token",
        "/v1",
        "https://b.example/w",
        "https://b.example/w/oauth/token",
    ),
]


@pytest.mark.parametrize(("stated", "server", "base_url", "want"), ADDRESSES)
@pytest.mark.usefixtures("kiosk")
def test_addresses(stated: str, server: str, base_url: str, want: str) -> None:
    """Tokens that the API gives itself are got where it is called, others where they are given."""
    bearing = importlib.import_module("kiosk._runtime.bearing")
    assert bearing.token_address(stated, server, base_url) == want
