"""What a client does with the answers of a real server."""

import socket
from typing import Any

import ormsgpack
import pytest
from client_runtime.errors import (
    ApiConnectionError,
    ApiTimeoutError,
    NotFoundError,
    RateLimitError,
    RequestValidationError,
    ResponseValidationError,
    ServerError,
    StatusError,
)
from client_runtime.options import OMIT, Timeout

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import BOTH, CREATE, FIND, READ

pytestmark = BOTH

JSON = {"Content-Type": "application/json"}
AT_ONCE = {"Retry-After-Ms": "0", **JSON}
PICTURE = b'{"title":"sea"}'
FAILED = Answer(500, b'{"error":{"message":"broken"}}', AT_ONCE)


def test_json(call: Any, server: Server) -> None:
    """The body is sent as the first declared media type, without what was omitted, and the answer becomes a model."""
    server.answers = [Answer(body=b'{"title":"sea","extra":1}')]
    picture = call(server, CREATE, body={"title": "sea", "shape": OMIT})
    assert server.requests[0].body == PICTURE
    assert server.requests[0].headers["content-type"] == "application/json"
    assert picture.title == "sea"
    assert picture.model_extra == {"extra": 1}


def test_messagepack(call: Any, server: Server) -> None:
    """A MessagePack body is written and read as such, and asked for in return."""
    packed = ormsgpack.packb({"title": "sea"})
    server.answers = [
        Answer(body=packed, headers={"Content-Type": "application/msgpack"})
    ]
    media_type = "application/x-msgpack"
    picture = call(server, CREATE, body={"title": "sea"}, content_type=media_type)
    (request,) = server.requests
    assert request.body == packed
    assert request.headers["content-type"] == media_type
    assert request.headers["accept"].startswith(media_type)
    assert picture.title == "sea"


def test_no_content(call: Any, server: Server) -> None:
    """A status that is declared without content answers with nothing."""
    server.answers = [Answer(204, b"")]
    assert call(server, READ) is None


def test_invalid_request_is_not_sent(call: Any, server: Server) -> None:
    """Arguments that break the schema reach no server, and every violation is told."""
    with pytest.raises(RequestValidationError) as caught:
        call(server, CREATE, body={"title": "", "seconds": 7})
    assert not server.requests
    found = [(each.pointer, each.keyword) for each in caught.value.violations]
    assert found == [("/title", "minLength"), ("/seconds", "enum")]


def test_parameters(call: Any, server: Server) -> None:
    """Parameters are escaped and placed where they are declared, and what is omitted or null is not sent."""
    server.answers = [Answer(204, b"")]
    call(
        server,
        FIND,
        path={"id": 5.0, "name": "a/b ?{id}é"},
        query={"limit": OMIT, "tag": ["x&y", "z"], "deep": True},
        header={"X-Trace": None},
        cookie={"theme": "dark;blue"},
    )
    (request,) = server.requests
    assert request.target == (
        "/pictures/5/by/a%2Fb%20%3F%7Bid%7D%C3%A9?tag=x%26y&tag=z&deep=true"
    )
    assert "x-trace" not in request.headers
    assert request.headers["cookie"] == "theme=dark%3Bblue"


@pytest.mark.parametrize("name", ["", ".", ".."])
def test_path_segments_that_climb_are_refused(
    call: Any, server: Server, name: str
) -> None:
    """A path parameter cannot lead to another path than the declared one."""
    with pytest.raises(RequestValidationError, match="path /name"):
        call(server, FIND, path={"id": 1, "name": name})
    assert not server.requests


@pytest.mark.parametrize("value", ["a\r\nX: y", "a\0", " a", "é"])
def test_header_values_that_do_not_arrive_are_refused(
    call: Any, server: Server, value: str
) -> None:
    """A header can neither end early nor be altered on its way."""
    with pytest.raises(RequestValidationError, match="header /X-A"):
        call(server, READ, options={"headers": {"X-A": value}})
    assert not server.requests


def test_headers_of_a_call(call: Any, server: Server) -> None:
    """Headers given for a call are added, and replace those of the client."""
    server.answers = [Answer(204, b"")]
    call(server, READ, options={"headers": {"X-A": "b", "Accept": "text/plain"}})
    headers = server.requests[0].headers
    assert (headers["x-a"], headers["accept"]) == ("b", "text/plain")


def test_get_is_retried(call: Any, server: Server) -> None:
    """What can be repeated without harm is repeated when the server fails."""
    server.answers = [FAILED, FAILED, Answer(body=PICTURE)]
    assert call(server, READ).title == "sea"
    assert len(server.requests) == 3


def test_retries_end(call: Any, server: Server) -> None:
    """The last failure is raised when `max_retries` are used up."""
    server.answers = [FAILED]
    with pytest.raises(ServerError):
        call(server, READ, {"max_retries": 1})
    assert len(server.requests) == 2


def test_post_is_not_sent_twice(call: Any, server: Server) -> None:
    """A POST that the server may have acted on is not repeated."""
    server.answers = [FAILED, Answer(body=PICTURE)]
    with pytest.raises(ServerError) as caught:
        call(server, CREATE, body={"title": "sea"})
    assert len(server.requests) == 1
    assert "500 Internal Server Error: broken" in str(caught.value)


def test_post_with_a_key_is_retried(call: Any, server: Server) -> None:
    """A POST whose key tells the server that it is the same one again is repeated as if it were idempotent."""
    server.answers = [FAILED, Answer(body=PICTURE)]
    key = {"headers": {"Idempotency-Key": "k1"}}
    assert call(server, CREATE, body={"title": "sea"}, options=key).title == "sea"
    assert [each.headers["idempotency-key"] for each in server.requests] == ["k1"] * 2


def test_post_is_retried_if_it_was_turned_away(call: Any, server: Server) -> None:
    """A POST that the server says it did not process is repeated."""
    server.answers = [Answer(429, headers={"Retry-After": "0"}), Answer(body=PICTURE)]
    assert call(server, CREATE, body={"title": "sea"}).title == "sea"
    assert len(server.requests) == 2


def test_long_pauses_are_not_waited_for(call: Any, server: Server) -> None:
    """A server that asks for more than a minute gets no further attempt."""
    server.answers = [Answer(429, headers={"Retry-After": "3600"})]
    with pytest.raises(RateLimitError):
        call(server, READ)
    assert len(server.requests) == 1


def test_pauses_beyond_the_deadline_are_not_waited_for(
    call: Any, server: Server
) -> None:
    """A pause that the time for the call does not allow ends the call with the failure at hand."""
    server.answers = [Answer(503, headers={"Retry-After": "30"})]
    with pytest.raises(ServerError):
        call(server, READ, {"timeout": 20})
    assert len(server.requests) == 1


def test_refused_connection(call: Any, server: Server) -> None:
    """Without a server the error says that nothing was sent, and names the host."""
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{unused.getsockname()[1]}"
        options = {"base_url": url, "max_retries": 0}
        with pytest.raises(
            ApiConnectionError, match=r"could not reach 127\.0\.0\.1"
        ) as caught:
            call(server, CREATE, options, body={"title": "sea"})
    assert not caught.value.request_sent


@pytest.mark.parametrize("timeout", [Timeout(read=0.3), Timeout(total=0.5), 0.5])
def test_timeouts(call: Any, server: Server, timeout: Timeout | float) -> None:
    """An answer that does not end in time is an error, whichever limit it passes."""
    server.answers = [Answer(body=PICTURE, stall=True)]
    with pytest.raises(ApiTimeoutError) as caught:
        call(server, CREATE, body={"title": "sea"}, options={"timeout": timeout})
    assert caught.value.request_sent
    assert len(server.requests) == 1


def test_no_time_at_all(call: Any, server: Server) -> None:
    """A call that has no time left is late, not an error of the network."""
    with pytest.raises(ApiTimeoutError):
        call(server, CREATE, body={"title": "sea"}, options={"timeout": 1e-9})


def test_status_errors(call: Any, server: Server) -> None:
    """An unsuccessful status is an error of its own class that carries what the server said."""
    headers = {**JSON, "X-Request-Id": "r1"}
    server.answers = [Answer(404, b'{"message":"no such picture"}', headers)]
    with pytest.raises(NotFoundError) as caught:
        call(server, FIND, path={"id": 1, "name": "x"})
    error = caught.value
    assert str(error) == ("pictures.find: 404 Not Found (request r1): no such picture")
    assert error.body == {"message": "no such picture"}
    assert error.headers["X-REQUEST-ID"] == "r1"
    assert (error.method, error.path) == ("GET", "/pictures/{id}/by/{name}")


def test_redirects_are_not_followed(call: Any, server: Server) -> None:
    """A redirect is an error: credentials go nowhere that the user did not name."""
    server.answers = [Answer(302, headers={"Location": "/elsewhere"}), Answer()]
    with pytest.raises(StatusError):
        call(server, READ)
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    ("body", "media_type", "message"),
    [
        (b"<html>", "text/html", "text/html instead of application/json"),
        (b'{"title"', "application/json", "not valid JSON"),
        (b"\xc1", "application/msgpack", "the body is not application/msgpack"),
        (b"{}", "application/json; charset=utf-8", "/title: is required"),
    ],
)
def test_unusable_answers(
    call: Any, server: Server, body: bytes, media_type: str, message: str
) -> None:
    """A success that is not as declared is an error that keeps the body."""
    server.answers = [Answer(body=body, headers={"Content-Type": media_type})]
    with pytest.raises(ResponseValidationError, match=message) as caught:
        call(server, READ)
    assert caught.value.content == body


def test_lenient_and_strict_answers(call: Any, server: Server) -> None:
    """New enum values, null and broken limits are taken, unless responses are to be strict."""
    body = b'{"title":"Too long","shape":"round","seconds":null}'
    server.answers = [Answer(body=body)]
    assert call(server, READ).shape == "round"
    with pytest.raises(ResponseValidationError) as caught:
        call(server, READ, {"strict_responses": True})
    found = [each.pointer for each in caught.value.violations]
    assert found == ["/title", "/shape", "/seconds"]


def test_undeclared_success(call: Any, server: Server) -> None:
    """A success that is not declared is read as one that is, unless responses are to be strict."""
    server.answers = [Answer(201, PICTURE)]
    assert call(server, READ).title == "sea"
    with pytest.raises(ResponseValidationError, match="201 is not declared"):
        call(server, READ, {"strict_responses": True})
