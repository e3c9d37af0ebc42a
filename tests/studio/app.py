"""The studio as an ASGI application: each operation of the document at its place, and every refusal in one shape."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass, field
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.studio import account, comments, events, files, projects, renders, sessions
from tests.studio.access import check_access, grant_token
from tests.studio.bodies import read_body
from tests.studio.call import Call
from tests.studio.document import Document, Operation
from tests.studio.faults import LOSE_ANSWER, Faults, unavailable
from tests.studio.idempotency import Keys
from tests.studio.parameters import read_parameters
from tests.studio.refusal import Refusal, invalid
from tests.studio.store import Store

BASE = "/v1"
"""The path that all operations are below."""

HANDLERS = (
    projects.HANDLERS
    | files.HANDLERS
    | renders.HANDLERS
    | events.HANDLERS
    | comments.HANDLERS
    | account.HANDLERS
    | sessions.HANDLERS
)

Endpoint = Callable[[Request], Awaitable[Response]]


@dataclass(frozen=True, slots=True)
class Studio:
    """A studio: what it keeps to, and what it knows."""

    document: Document
    store: Store = field(default_factory=Store)
    faults: Faults = field(default_factory=Faults)
    keys: Keys = field(default_factory=Keys)

    async def answer(self, operation: Operation, request: Request) -> Response:
        """The answer to a request for an operation, if it is not refused."""
        fault = self.faults.due(request)
        check_access(self.store, operation, request)
        call = await self._call(operation, request, fault)
        address, body = f"{request.method} {request.url.path}", await request.body()
        response = self.keys.once(call, address, body, HANDLERS[operation.id])
        if fault == LOSE_ANSWER:
            raise unavailable()
        return response

    async def _call(
        self, operation: Operation, request: Request, fault: str | None
    ) -> Call:
        await request.body()
        parameters, faults = read_parameters(self.document, operation, request)
        if faults:
            raise invalid(faults)
        body = await read_body(self.document, operation, request)
        base = f"{str(request.base_url).rstrip('/')}{BASE}"
        return Call(
            self.store, operation, parameters, body, request.headers, base, fault
        )


def application(studio: Studio) -> ASGIApp:
    """The application, with a route for each operation of the document, and one for tokens of OAuth."""

    async def token(request: Request) -> Response:
        return await grant_token(studio.store, request)

    routes = [
        Route(f"{BASE}{each.path}", _endpoint(studio, each), methods=[each.method])
        for each in studio.document.operations.values()
    ]
    app = Starlette(
        routes=[*routes, Route(f"{BASE}/oauth/token", token, methods=["post"])],
        exception_handlers={HTTPException: _unknown, Exception: _broken},
    )

    async def dropping(scope: Scope, receive: Receive, send: Send) -> None:
        # what returns in the middle of an answer makes uvicorn close the connection
        with suppress(ConnectionAbortedError):
            await app(scope, receive, send)

    return dropping


def _endpoint(studio: Studio, operation: Operation) -> Endpoint:
    async def endpoint(request: Request) -> Response:
        number = studio.store.identifier("req")
        try:
            response = await studio.answer(operation, request)
        except Refusal as refusal:
            response = refusal.response()
        response.headers["X-Request-Id"] = number
        return response

    return endpoint


async def _broken(_request: Request, error: Exception) -> Response:
    """The answer where the studio has a mistake; uvicorn logs it."""
    return Refusal(500, "internal", type(error).__name__).response()


async def _unknown(_request: Request, error: Exception) -> Response:
    """The answer where no operation is."""
    assert isinstance(error, HTTPException)
    code = HTTPStatus(error.status_code).name.lower()
    return Refusal(error.status_code, code, error.detail).response()
