"""What middleware sees of a call, and what it can make of it."""

from io import BytesIO
from typing import Any, Final

import pytest
from client_runtime.clients import SyncClient
from client_runtime.declarations import Body, Operation
from client_runtime.errors import ApiConnectionError, NotFoundError
from client_runtime.hooks import HttpRequest, HttpResponse
from client_runtime.resources import SyncResource

from tests.loopback import Answer, Server
from tests.runtime.behaviours import Behaviour, Steps, middleware
from tests.runtime.pictures_api import (
    API,
    BOTH,
    CREATE,
    FIND,
    READ,
    call_sync,
    options_for,
    secured,
)

PICTURE: Final = b'{"title":"sea"}'
JSON: Final = {"Content-Type": "application/json"}
FAILED: Final = Answer(500, b"", {"Retry-After-Ms": "0"})
SECRET: Final = "sentinel-" + "5" * 90

UPLOAD: Final[Operation[Any]] = Operation(
    name="pictures.upload",
    method="PUT",
    path="/pictures",
    body=Body({"application/octet-stream": bytes}),
    responses={"204": {}},
)


def noting(said: list[str], name: str) -> Behaviour:
    """A behaviour that says when it begins and ends, and adds a header."""

    def behaviour(request: HttpRequest) -> Steps:
        said.append(f"{name} begins")
        request.headers[f"X-{name}"] = ",".join(said)
        response = yield request
        said.append(f"{name} ends")
        return response

    return behaviour


@BOTH
def test_the_first_is_the_outermost(call: Any, server: Server) -> None:
    """Each middleware is around those after it, and the headers that it sets are sent."""
    server.answers = [Answer(body=PICTURE)]
    said: list[str] = []
    chain = middleware(call, noting(said, "A"), noting(said, "B"))
    assert call(server, READ, chain).title == "sea"
    assert said == ["A begins", "B begins", "B ends", "A ends"]
    headers = server.requests[0].headers
    assert (headers["x-a"], headers["x-b"]) == ("A begins", "A begins,B begins")


@BOTH
def test_every_attempt_is_seen(call: Any, server: Server) -> None:
    """Middleware sees each attempt with fresh headers, its response whatever the status, and no type of the HTTP client."""
    server.answers = [FAILED, FAILED, Answer(404, b"none", JSON)]
    seen: list[tuple[HttpRequest, HttpResponse]] = []

    def behaviour(request: HttpRequest) -> Steps:
        assert "x-mark" not in request.headers
        request.headers["X-Mark"] = "1"
        response = yield request
        seen.append((request, response))
        return response

    arguments = {"path": {"id": 1, "name": "x"}, "query": {"limit": 2}}
    with pytest.raises(NotFoundError):
        call(server, FIND, middleware(call, behaviour), **arguments)
    assert [response.status for _, response in seen] == [500, 500, 404]
    request, response = seen[-1]
    told = (request.operation, request.method, request.path, request.url)
    url = f"{server.url}/pictures/1/by/x?limit=2"
    assert told == ("pictures.find", "GET", "/pictures/{id}/by/{name}", url)
    assert (request.content, response.content) == (None, b"none")
    assert response.headers["content-TYPE"] == "application/json"
    assert response.elapsed > 0


@BOTH
def test_a_body_is_shown(call: Any, server: Server) -> None:
    """Middleware may read the body that is sent, as a signature needs it."""
    server.answers = [Answer(body=PICTURE)]
    seen: list[HttpRequest] = []

    def behaviour(request: HttpRequest) -> Steps:
        seen.append(request)
        return (yield request)

    call(server, CREATE, middleware(call, behaviour), body={"title": "sea"})
    assert seen[0].content == server.requests[0].body == PICTURE


@BOTH
def test_an_answer_without_a_request(call: Any, server: Server) -> None:
    """What middleware answers by itself is read as if the server had said it, a failure among it."""
    answers = [
        HttpResponse(status=503, headers={"Retry-After": "0"}),
        HttpResponse(status=200, headers=JSON, content=PICTURE),
    ]

    def behaviour(_: HttpRequest) -> Steps:
        return answers.pop(0)
        yield

    assert call(server, READ, middleware(call, behaviour)).title == "sea"
    assert not server.requests
    assert not answers


@BOTH
def test_a_request_twice(call: Any, server: Server) -> None:
    """Middleware may send a request again, with other headers."""
    server.answers = [Answer(401), Answer(body=PICTURE)]

    def behaviour(request: HttpRequest) -> Steps:
        response = yield request
        if response.status == 401:
            request.headers["Authorization"] = "Bearer new"
            response = yield request
        return response

    picture = call(server, CREATE, middleware(call, behaviour), body={"title": "a"})
    assert picture.title == "sea"
    sent = [each.headers.get("authorization") for each in server.requests]
    assert sent == [None, "Bearer new"]


@BOTH
def test_a_stream_is_not_sent_twice(call: Any, server: Server) -> None:
    """A body that can be read only once is not sent a second time, when there is nothing left of it."""
    server.answers = [Answer(500)]

    class Once(BytesIO):
        def seek(self, *_: int) -> int:
            raise OSError

    def behaviour(request: HttpRequest) -> Steps:
        assert request.content is None
        yield request
        return (yield request)

    with pytest.raises(ApiConnectionError, match="cannot be sent again"):
        call(server, UPLOAD, middleware(call, behaviour), body=Once(b"abc"))
    assert [each.body for each in server.requests] == [b"abc"]


@BOTH
def test_failures_are_exceptions(call: Any, server: Server) -> None:
    """A failed connection is an exception to middleware, which may answer instead."""
    seen: list[bool] = []

    def behaviour(request: HttpRequest) -> Steps:
        try:
            return (yield request)
        except ApiConnectionError as error:
            seen.append(error.request_sent)
            return HttpResponse(status=200, headers=JSON, content=PICTURE)

    options = {"base_url": "http://127.0.0.1:1", **middleware(call, behaviour)}
    assert call(server, READ, options).title == "sea"
    assert seen == [False]


@BOTH
def test_exceptions_of_middleware(call: Any, server: Server) -> None:
    """What middleware raises reaches the caller as it is, and is not tried again."""
    server.answers = [FAILED]

    def behaviour(request: HttpRequest) -> Steps:
        yield request
        raise LookupError("mine")

    with pytest.raises(LookupError, match="mine"):
        call(server, READ, middleware(call, behaviour))
    assert len(server.requests) == 1


@BOTH
@pytest.mark.parametrize("value", ["a\r\nX: y", "é", " a"])
def test_headers_are_checked(call: Any, server: Server, value: str) -> None:
    """Middleware cannot set a header that would end early or be altered on its way."""

    def behaviour(request: HttpRequest) -> Steps:
        request.headers["X-A"] = value
        return (yield request)

    with pytest.raises(ValueError, match="header 'X-A' must be"):
        call(server, READ, middleware(call, behaviour))
    assert not server.requests


@BOTH
def test_headers_are_a_mapping(call: Any, server: Server) -> None:
    """Headers are found, replaced and removed by their names in any case."""
    server.answers = [Answer(body=PICTURE)]

    def behaviour(request: HttpRequest) -> Steps:
        assert request.headers["ACCEPT"] == request.headers["accept"]
        request.headers["ACCEPT"] = "text/plain"
        del request.headers["X-Old"]
        return (yield request)

    old = {"headers": {"x-old": "1"}}
    call(server, READ, middleware(call, behaviour), options=old)
    headers = server.requests[0].headers
    assert (headers["accept"], headers.get("x-old")) == ("text/plain", None)


@BOTH
def test_what_is_no_request(call: Any, server: Server) -> None:
    """Another request than the one that was offered is refused, for no change in it would be sent."""

    def behaviour(request: HttpRequest) -> Steps:
        return (
            yield HttpRequest(
                operation=request.operation,
                method="DELETE",
                path=request.path,
                url=request.url,
                headers=request.headers,
                content=None,
            )
        )

    with pytest.raises(TypeError, match="call_next takes the request"):
        call(server, READ, middleware(call, behaviour))
    assert not server.requests


@BOTH
def test_what_is_no_response(call: Any, server: Server) -> None:
    """Middleware that answers with nothing is told so."""
    server.answers = [Answer(body=PICTURE)]

    def behaviour(request: HttpRequest) -> Any:
        yield request

    with pytest.raises(TypeError, match="must answer with an HttpResponse"):
        call(server, READ, middleware(call, behaviour))


@BOTH
@pytest.mark.parametrize("scheme", ["bearer", "basic", "header", "cookie", "query"])
def test_no_secret_is_shown(call: Any, server: Server, scheme: str) -> None:
    """Neither a request nor its headers nor a response shows a secret, wherever the API wants it."""
    server.answers = [Answer(204, b"", {"Set-Cookie": SECRET})]
    shown: list[str] = []

    def behaviour(request: HttpRequest) -> Steps:
        response = yield request
        shown.extend((repr(request), repr(request.headers), f"{request} {response}"))
        return response

    credentials = dict.fromkeys(("token", "username", "password", "key"), SECRET)
    options = {"credentials": credentials, **middleware(call, behaviour)}
    call(server, secured((scheme,)), options)
    assert "accept" in shown[1]
    assert SECRET not in "".join(shown)


def test_the_url_is_whole(server: Server) -> None:
    """The address that middleware may sign is the one that is asked, a key in its query among it."""
    server.answers = [Answer(204, b"")]
    seen: list[str] = []

    def handle(request: HttpRequest, call_next: Any) -> Any:
        seen.append(request.url)
        return call_next(request)

    options = {"credentials": {"key": SECRET}, "middleware": [handle]}
    call_sync(server, secured(("query",)), options)
    assert seen == [f"{server.url}{server.requests[0].target}"]
    assert SECRET in seen[0]


def test_with_options(server: Server) -> None:
    """A twin may have other middleware, or none."""
    server.answers = [Answer(body=PICTURE)]
    said: list[str] = []
    chain = middleware(call_sync, noting(said, "A"))
    with SyncClient(API, **options_for(server, chain)) as client:
        twin = client.with_options(middleware=())
        SyncResource(twin._caller)._call(READ)
        assert not said
        SyncResource(client._caller)._call(READ)
    assert said == ["A begins", "A ends"]


def test_asynchronous_middleware_of_a_synchronous_client(server: Server) -> None:
    """A synchronous client says what it got from middleware that is to be awaited."""

    async def handle(request: HttpRequest, call_next: Any) -> Any:
        return await call_next(request)

    def started(request: HttpRequest, call_next: Any) -> Any:
        coroutine = handle(request, call_next)
        coroutine.close()
        return coroutine

    with pytest.raises(TypeError, match="not a coroutine"):
        call_sync(server, READ, {"middleware": [started]})
