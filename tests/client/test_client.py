"""The client of ChatFire against a real server, synchronous and asynchronous, in JSON and in MessagePack."""

import asyncio
import json
import subprocess
import sys
from collections.abc import Callable
from typing import Any

import ormsgpack
import pytest
from chatfire import (
    OMIT,
    ApiConnectionError,
    ApiError,
    ApiTimeoutError,
    AsyncChatfire,
    Chatfire,
    CredentialsError,
    HttpRequest,
    HttpResponse,
    NotFoundError,
    RateLimitError,
    RequestValidationError,
    ResponseTooLargeError,
    ResponseValidationError,
    ServerError,
    Timeout,
)

from tests.client.conftest import CLIENT, TASK
from tests.loopback import Answer, Server

BODY: dict[str, Any] = {
    "model": "seedream-3.0",
    "prompt": 'A boat, "绘画" \\ and\na 🚤.',
    "image_url": "https://example.com/a.webp",
    "aspect_ratio": "16:9",
    "cfg_scale": 0.5,
    "duration": 5,
}

Call = Callable[..., Any]


def call_sync(
    server: Server, *, client: dict[str, Any] | None = None, **arguments: Any
) -> Any:
    """What `create_task` answers."""
    options = {"api_key": "secret", "base_url": server.url, **(client or {})}
    with Chatfire(**options) as chatfire:
        made = chatfire.jimeng_video.create_task(**{**BODY, **arguments})
        return made.created


def call_async(
    server: Server, *, client: dict[str, Any] | None = None, **arguments: Any
) -> Any:
    """What the asynchronous `create_task` answers."""

    async def call() -> Any:
        options = {"api_key": "secret", "base_url": server.url, **(client or {})}
        async with AsyncChatfire(**options) as chatfire:
            made = await chatfire.jimeng_video.create_task(**{**BODY, **arguments})
            return made.created

    return asyncio.run(call())


both = pytest.mark.parametrize("call", [call_sync, call_async], ids=["sync", "async"])


@both
def test_json(server: Server, call: Call) -> None:
    """A call sends its arguments as JSON, with the token, and answers with a typed model."""
    task = call(server)
    request = server.requests[0]
    assert (request.method, request.target) == ("POST", "/jimeng-video/v1/tasks")
    assert request.headers["authorization"] == "Bearer secret"
    assert request.headers["content-type"] == "application/json"
    assert json.loads(request.body) == BODY
    assert type(task).__name__ == "CreateTaskResponse"
    assert (task.task_id, task.code, task.status) == ("4343085092610", 0, "SUBMITTED")
    assert task.created_at == "2025-05-07T19:28:58.694809"


def test_handle(server: Server) -> None:
    """The task is a handle with what the page documents, and no more: nothing says how to wait for it."""
    with Chatfire(api_key="secret", base_url=server.url) as client:
        task = client.jimeng_video.create_task(**BODY)
    assert (task.id, task.status) == ("4343085092610", "SUBMITTED")
    assert repr(task) == (
        "<SubmittedTask '4343085092610' of jimeng_video.create_task: 'SUBMITTED'>"
    )
    assert not hasattr(task, "wait")


@both
def test_messagepack(server: Server, call: Call) -> None:
    """`content_type` sends MessagePack, asks for MessagePack, and a MessagePack answer is read."""
    media_type = "application/x-msgpack"
    packed = ormsgpack.packb(json.loads(TASK))
    server.answers = [Answer(body=packed, headers={"Content-Type": media_type})]
    task = call(server, content_type=media_type)
    request = server.requests[0]
    assert request.headers["content-type"] == media_type
    assert request.headers["accept"].startswith(media_type)
    assert ormsgpack.unpackb(request.body) == BODY
    assert task.task_id == "4343085092610"


@both
def test_every_violation(server: Server, call: Call) -> None:
    """Arguments that break the schema are refused before anything is sent, with every violation and its path."""
    wrong = {
        "prompt": 7,
        "image_url": "no uri",
        "duration": 6,
        "aspect_ratio": "2:1",
        "cfg_scale": "0.5",
    }
    with pytest.raises(RequestValidationError) as caught:
        call(server, **wrong)
    found = {(each.pointer, each.keyword) for each in caught.value.violations}
    assert found == {
        ("/prompt", "type"),
        ("/image_url", "format"),
        ("/duration", "enum"),
        ("/aspect_ratio", "enum"),
        ("/cfg_scale", "type"),
    }
    assert all(pointer in str(caught.value) for pointer, _ in found)
    assert server.requests == []


@both
def test_missing_argument(server: Server, call: Call) -> None:
    """An argument that is required and not given is Python's own TypeError, which names it."""
    with (
        Chatfire(api_key="secret", base_url=server.url) as client,
        pytest.raises(TypeError, match="prompt"),
    ):
        client.jimeng_video.create_task(
            **{key: BODY[key] for key in BODY if key != "prompt"}
        )
    with pytest.raises(TypeError, match="promt"):
        call(server, promt="x")
    assert server.requests == []


@both
def test_omitted(server: Server, call: Call) -> None:
    """What is left out is not sent; null is refused where the schema does not allow it."""
    call(server, duration=OMIT)
    assert "duration" not in json.loads(server.requests[0].body)
    with pytest.raises(RequestValidationError, match="/duration"):
        call(server, duration=None)


def test_call_by_id(server: Server) -> None:
    """`call` takes a whole body for an operation by its id, and names what is missing as a violation."""
    with Chatfire(api_key="secret", base_url=server.url) as client:
        assert client.call("jimengVideoCreateTask", body=BODY).code == 0
        with pytest.raises(RequestValidationError) as caught:
            client.call("jimengVideoCreateTask", body={"duration": 7})
    found = {(each.pointer, each.keyword) for each in caught.value.violations}
    required = {f"/{name}" for name in BODY if name != "duration"}
    assert found == {
        *((pointer, "required") for pointer in required),
        ("/duration", "enum"),
    }


@both
def test_key_from_environment(
    server: Server, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The token comes from CHATFIRE_API_KEY if none is passed; without one nothing is sent and the error says both."""
    with pytest.raises(CredentialsError, match=r"api_key=.*CHATFIRE_API_KEY"):
        call(server, client={"api_key": None})
    assert server.requests == []
    monkeypatch.setenv("CHATFIRE_API_KEY", "from-environment")
    call(server, client={"api_key": None})
    assert server.requests[0].headers["authorization"] == "Bearer from-environment"


def test_raw(server: Server) -> None:
    """`raw` gives status, headers and bytes, and parses when it is asked to."""
    with Chatfire(api_key="secret", base_url=server.url) as client:
        raw = client.jimeng_video.raw.create_task(**BODY)
    assert (raw.status, raw.content, raw.headers["CONTENT-TYPE"]) == (
        200,
        TASK,
        "application/json",
    )
    assert raw.parse().task_id == "4343085092610"


def test_raw_async(server: Server) -> None:
    """The asynchronous `raw` does the same."""

    async def call() -> Any:
        async with AsyncChatfire(api_key="secret", base_url=server.url) as client:
            return await client.jimeng_video.raw.create_task(**BODY)

    assert asyncio.run(call()).parse().task_id == "4343085092610"


@both
def test_lenient_and_strict(server: Server, call: Call) -> None:
    """An answer's new fields are kept; what breaks the schema is refused, and null only when the client is strict."""
    more = {**json.loads(TASK), "eta": 30}
    server.answers = [Answer(body=json.dumps(more).encode())]
    assert call(server).eta == 30
    server.answers = [Answer(body=json.dumps({**more, "code": "0"}).encode())]
    assert call(server).code == 0
    with pytest.raises(ResponseValidationError, match="/code"):
        call(server, client={"strict_responses": True})


@both
@pytest.mark.parametrize(
    "answer",
    [
        Answer(body=b"<html>", headers={"Content-Type": "text/html"}),
        Answer(body=b"{"),
        Answer(body=b"{}"),
        Answer(body=b"\xc1", headers={"Content-Type": "application/x-msgpack"}),
    ],
    ids=["html", "broken", "empty", "no-messagepack"],
)
def test_wrong_answer(server: Server, call: Call, answer: Answer) -> None:
    """An answer that is not what the spec says is a ResponseValidationError that keeps the bytes."""
    server.answers = [answer]
    with pytest.raises(ResponseValidationError) as caught:
        call(server)
    assert caught.value.content == answer.body


@both
def test_status_errors(server: Server, call: Call) -> None:
    """An error status raises the class that is named after it, with the parsed body, and without the token."""
    server.answers = [
        Answer(
            404,
            b'{"message": "no such model"}',
            {"Content-Type": "application/json", "x-request-id": "r1"},
        )
    ]
    with pytest.raises(NotFoundError, match="no such model") as caught:
        call(server)
    assert (caught.value.status, caught.value.request_id) == (404, "r1")
    assert caught.value.body == {"message": "no such model"}
    assert "secret" not in str(caught.value) + repr(caught.value)
    assert isinstance(caught.value, ApiError)


@both
def test_retries(server: Server, call: Call) -> None:
    """A POST is sent again after 429, for the server did not take it, and not after 500, for it may have."""
    busy = Answer(429, headers={"Retry-After": "0"})
    server.answers = [busy, Answer(body=TASK)]
    assert call(server).code == 0
    assert len(server.requests) == 2
    server.answers, server.requests[:] = [Answer(500)], []
    with pytest.raises(ServerError):
        call(server)
    assert len(server.requests) == 1
    server.answers, server.requests[:] = [busy], []
    with pytest.raises(RateLimitError):
        call(server, client={"max_retries": 1})
    assert len(server.requests) == 2


@both
def test_timeouts(server: Server, call: Call) -> None:
    """An answer that does not come in time, and a server that is not there, are errors of the connection."""
    server.answers = [Answer(body=TASK, stall=True)]
    with pytest.raises(ApiTimeoutError):
        call(server, timeout=Timeout(read=0.05), client={"max_retries": 0})
    with pytest.raises(ApiConnectionError) as caught:
        call(server, client={"base_url": "http://127.0.0.1:1", "max_retries": 0})
    assert not caught.value.request_sent


def test_middleware_and_limits(
    server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """The constructor takes middleware and a limit to answers, and the logger is called as the package."""
    caplog.set_level("INFO", logger="chatfire")

    def handle(request: HttpRequest, call_next: Call) -> HttpResponse:
        request.headers["X-Operation"] = request.operation
        response: HttpResponse = call_next(request)
        return response

    call_sync(server, client={"middleware": [handle]})
    assert server.requests[0].headers["x-operation"] == "jimeng_video.create_task"
    with pytest.raises(ResponseTooLargeError):
        call_sync(server, client={"max_response_bytes": 3})
    said = [each.getMessage() for each in caplog.records if each.name == "chatfire"]
    assert [line.partition(" in ")[0] for line in said] == [
        "POST /jimeng-video/v1/tasks: 200",
        "POST /jimeng-video/v1/tasks: ResponseTooLargeError",
    ]


def _printed(code: str) -> str:
    """What a program prints that is run beside the client, in a process of its own."""
    outcome = subprocess.run(
        (sys.executable, "-c", code),
        cwd=CLIENT,
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
    )
    return outcome.stdout.strip()


def test_import_is_lazy() -> None:
    """Importing the client and making one loads nothing that only calls need: models, resources, pydantic's own models."""
    code = (
        "import sys, chatfire; chatfire.Chatfire(api_key='x'); "
        "print([name for name in sys.modules if name.startswith(('chatfire.models.', 'chatfire.resources.', "
        "'chatfire._runtime.calls', 'pydantic.main', 'ormsgpack', 'opentelemetry'))])"
    )
    assert _printed(code) == "[]"


_AT_ONCE = """
import sys, threading, traceback
import httpx2, chatfire

sys.setswitchinterval(1e-5)
task = {"task_id": "a", "code": 0, "status": "SUBMITTED", "created_at": "now"}
answer = httpx2.MockTransport(lambda request: httpx2.Response(200, json=task))
http = httpx2.Client(transport=answer)
client = chatfire.Chatfire(api_key="x", http_client=http)
body = {"model": "m", "prompt": "p", "image_url": "https://a.example", "aspect_ratio": "1:1", "cfg_scale": 0.5}
ways = [
    lambda: client.jimeng_video.create_task(**body).created,
    lambda: client.with_options(timeout=5).call("jimengVideoCreateTask", body=body),
    lambda: chatfire.CreateTaskResponse(**task),
    lambda: chatfire.HttpResponse(status=200) and chatfire.RawResponse,
]
start, failures = threading.Barrier(len(ways) * 3), []


def run(way):
    start.wait()
    try:
        way()
    except BaseException:
        failures.append(traceback.format_exc())


threads = [threading.Thread(target=run, args=(way,)) for way in ways * 3]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(failures)
"""


def test_first_calls_at_once() -> None:
    """Threads that are all the first to call, or to use a name, get what they asked for."""
    assert _printed(_AT_ONCE) == "[]"


def test_first_call_without_async() -> None:
    """A client that is not awaited never imports anyio, unless httpx2 does."""
    code = _AT_ONCE.partition("ways = [")[0] + (
        "http.get('https://a.example')\nbefore = 'anyio' in sys.modules\n"
        "client.jimeng_video.create_task(**body)\nprint('anyio' in sys.modules, before)"
    )
    after, before = _printed(code).split()
    assert after == before


def test_names() -> None:
    """Everything in `__all__` is there, models included, and nothing else is made up."""
    import chatfire

    assert all(getattr(chatfire, name) is not None for name in chatfire.__all__)
    assert "CreateTaskResponse" in dir(chatfire)
    with pytest.raises(AttributeError, match="Nothing"):
        _ = chatfire.Nothing
