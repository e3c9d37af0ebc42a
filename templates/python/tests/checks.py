"""What holds for every case: what reaches the server, what is made of its answers, and which errors are raised."""

import asyncio
import json
import re
import warnings
from base64 import b64encode
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import replace
from functools import partial
from typing import Any, TypeAlias
from urllib.parse import unquote

import httpx2
import pytest
from pydantic import BaseModel
from pydantic_core import to_jsonable_python

from .cases import Answer, Case, Given, Stream
from .client import CREDENTIALS, PACKAGE, AsyncClient, Client
from .loopback import Received, Sent, Server

Test: TypeAlias = Callable[..., None]
Way: TypeAlias = Callable[[str, Case, Given], Any]

_MISSING = object()


def calls_of(cases: Iterable[Case]) -> Test:
    """A call with what it needs and one with all arguments send what they are given, and give what is answered."""

    @pytest.mark.parametrize("way", WAYS)
    @pytest.mark.parametrize(("case", "given", "answer"), list(_calls(cases)))
    def check(
        server: Server, way: Way, case: Case, given: Given, answer: Answer | None
    ) -> None:
        if answer:
            server.gives(answer.sent())
            _compare(case, answer, way(server.url, case, given))
        else:
            _fails(server, partial(way, server.url, case, given), 500, "ServerError")
        _reached(case, given, server.received)

    return check


def errors_of(cases: Iterable[Case]) -> Test:
    """Each status that is documented as an error raises the class of error for it."""
    listed = [
        pytest.param(case, status, name, id=f"{case.called}-{status}")
        for case in cases
        for status, name in case.errors.items()
    ]

    @pytest.mark.parametrize("way", WAYS)
    @pytest.mark.parametrize(("case", "status", "name"), listed)
    def check(server: Server, way: Way, case: Case, status: int, name: str) -> None:
        _fails(server, partial(way, server.url, case, case.required), status, name)

    return check


def streams_of(cases: Iterable[Case]) -> Test:
    """A stream gives its items, one after the other."""
    listed = [
        pytest.param(case, case.stream, id=case.called) for case in cases if case.stream
    ]

    @pytest.mark.parametrize("way", WAYS)
    @pytest.mark.parametrize(("case", "stream"), listed)
    def check(server: Server, way: Way, case: Case, stream: Stream) -> None:
        server.gives(stream.sent())
        given = {**case.required, **stream.asking}
        found = way(server.url, replace(case, gives="stream"), given)
        assert plain(found) == list(stream.items)
        _reached(case, given, server.received)

    return check


def _calls(cases: Iterable[Case]) -> Iterator[Any]:
    """The calls of each case: of any number of answers, all but the first to the call with what it needs."""
    for case in cases:
        if case.gives == "stream":
            continue
        first, *others = case.answers or (None,)
        shown = partial(pytest.param, case)
        yield shown(case.required, first, id=f"{case.called}-required")
        if case.others:
            everything = {**case.required, **case.others}
            yield shown(everything, first, id=f"{case.called}-all")
        for answer in others:
            yield shown(
                case.required, answer, id=f"{case.called}-{answer and answer.status}"
            )


def _fails(server: Server, call: Callable[[], Any], status: int, name: str) -> None:
    """A call that is answered with a status raises the error of that name."""
    server.gives(Sent(status, "application/json", b"{}"))
    error = getattr(PACKAGE, name)
    with pytest.raises(error) as caught:
        call()
    assert type(caught.value) is error
    assert caught.value.status == status


def _compare(case: Case, answer: Answer, found: Any) -> None:
    """What a method gave is what was answered; of a list, its first page."""
    if case.gives == "pages":
        assert plain(found.items) == (_at(answer.body, case.items) or [])
        found = found.body
    is_bytes = isinstance(answer.body, bytes)
    assert (found if is_bytes else plain(found)) == answer.body


def _at(value: Any, pointer: str) -> Any:
    for step in pointer.split("/")[1:]:
        token = step.replace("~1", "/").replace("~0", "~")
        value = value.get(token) if isinstance(value, dict) else None
    return value


def plain(value: Any) -> Any:
    """What the client made of an answer, as JSON has it."""
    match value:
        case BaseModel():
            return value.model_dump(mode="json", by_alias=True, exclude_unset=True)
        case list() | tuple():
            return [plain(item) for item in value]
        case dict():
            return {key: plain(item) for key, item in value.items()}
        case bytes():
            return b64encode(value).decode()
    return to_jsonable_python(value)


def _reached(case: Case, given: Given, received: list[Received]) -> None:
    """One request reached the server, as the case has it."""
    (request,) = received
    assert request.method == case.method
    assert _pattern(case.path).fullmatch(unquote(request.target))
    if case.body is None:
        return
    expected = _expected(case.body, given)
    if expected is _MISSING:
        assert request.body in {b"", b"{}"}
        return
    found = json.loads(request.body)
    if case.gives == "pages":  # the client may say which page it wants
        found = {name: found[name] for name in expected}
    # bytes in JSON are the text that they spell
    assert found == json.loads(json.dumps(expected, default=bytes.decode))


def _pattern(path: str) -> re.Pattern[str]:
    parts = re.split(r"\{[^{}]*\}", unquote(path))
    end = r".*" if "?" in path else r"(\?.*)?"
    return re.compile(".+".join(map(re.escape, parts)) + end, re.DOTALL)


def _expected(body: Any, given: Given) -> Any:
    if "" in body.values():
        return next((given[name] for name in body if name in given), _MISSING)
    sent = {body[name]: value for name, value in given.items() if name in body}
    return sent or _MISSING


def _method(client: Any, case: Case) -> Callable[..., Any]:
    service, _, name = case.called.partition(".")
    found: Callable[..., Any] = getattr(getattr(client, service), name)
    return found


@contextmanager
def _client(url: str) -> Iterator[Any]:
    # what the environment says of proxies is not about a server on loopback
    with (
        httpx2.Client(trust_env=False, verify=False) as http,
        Client(base_url=url, max_retries=0, http_client=http, **CREDENTIALS) as client,
    ):
        yield client


@asynccontextmanager
async def _async_client(url: str) -> AsyncIterator[Any]:
    async with (
        httpx2.AsyncClient(trust_env=False, verify=False) as http,
        AsyncClient(
            base_url=url, max_retries=0, http_client=http, **CREDENTIALS
        ) as client,
    ):
        yield client


def _called(url: str, case: Case, given: Given) -> Any:
    with _client(url) as client, _quietly():
        found = _method(client, case)(**given)
        match case.gives:
            case "pages":
                return next(found.pages())
            case "task":
                return found.created
            case "stream":
                with found:
                    return list(found)
        return found


def _awaited(url: str, case: Case, given: Given) -> Any:
    async def call() -> Any:
        async with _async_client(url) as client:
            with _quietly():
                return await _seen(case, _method(client, case)(**given))

    return asyncio.run(call())


async def _seen(case: Case, found: Any) -> Any:
    match case.gives:
        case "pages":
            return await anext(found.pages())
        case "task":
            return (await found).created
        case "stream":
            async with await found as stream:
                return [item async for item in stream]
    return await found


@contextmanager
def _quietly() -> Iterator[None]:
    """Deprecated methods are tested as well."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        yield


WAYS = [pytest.param(_called, id="sync"), pytest.param(_awaited, id="async")]
