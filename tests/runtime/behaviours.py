"""Middleware that is written once for both kinds of client."""

from collections.abc import Callable, Generator
from typing import Any, TypeAlias

from client_runtime.errors import ApiConnectionError
from client_runtime.hooks import HttpRequest, HttpResponse

from tests.runtime.pictures_api import call_async

Steps: TypeAlias = Generator[HttpRequest, HttpResponse, HttpResponse]
Behaviour: TypeAlias = Callable[[HttpRequest], Steps]


def middleware(call: Any, *behaviours: Behaviour) -> dict[str, Any]:
    """The option of a client: each behaviour, which yields what it sends, as the client wants it."""
    made = _awaited if call is call_async else _plain
    return {"middleware": [made(each) for each in behaviours]}


def _plain(behaviour: Behaviour) -> Any:
    def handle(request: HttpRequest, call_next: Any) -> Any:
        steps = behaviour(request)
        try:
            sent = next(steps)
            while True:
                try:
                    response = call_next(sent)
                except ApiConnectionError as error:
                    sent = steps.throw(error)
                else:
                    sent = steps.send(response)
        except StopIteration as end:
            return end.value

    return handle


def _awaited(behaviour: Behaviour) -> Any:
    async def handle(request: HttpRequest, call_next: Any) -> Any:
        steps = behaviour(request)
        try:
            sent = next(steps)
            while True:
                try:
                    response = await call_next(sent)
                except ApiConnectionError as error:
                    sent = steps.throw(error)
                else:
                    sent = steps.send(response)
        except StopIteration as end:
            return end.value

    return handle
