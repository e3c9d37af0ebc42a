"""What is logged and traced of calls, and what never is."""

import logging
import sys
from collections.abc import Iterator
from typing import Any, Final

import pytest
from client_runtime import tracing
from client_runtime.errors import (
    ApiConnectionError,
    NotFoundError,
    RateLimitError,
    ResponseTooLargeError,
    ServerError,
)
from opentelemetry import trace
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import SimpleSpanProcessor
from opentelemetry.sdk.trace.export.in_memory_span_exporter import InMemorySpanExporter

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import BOTH, CREATE, FIND, READ, call_sync, secured

PACKAGE: Final = "client_runtime"
SECRET: Final = "sentinel-" + "5" * 90
JSON: Final = {"Content-Type": "application/json"}
PICTURE: Final = Answer(body=b'{"title":"sea"}', headers={**JSON, "X-Request-Id": "r1"})
FAILED: Final = Answer(503, b"", {"Retry-After-Ms": "0"})
NOWHERE: Final = {"base_url": "http://127.0.0.1:1", "max_retries": 0}

# what every record has
_PLAIN: Final = frozenset(vars(logging.makeLogRecord({}))) | {"message"}


@pytest.fixture(params=[logging.INFO, logging.DEBUG])
def log(
    request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture
) -> pytest.LogCaptureFixture:
    """The log at each level that there are records of."""
    caplog.set_level(request.param, logger=PACKAGE)
    return caplog


def records(log: pytest.LogCaptureFixture, level: int) -> list[logging.LogRecord]:
    """Our own records of a level."""
    return [
        each for each in log.records if each.name == PACKAGE and each.levelno == level
    ]


def told(record: logging.LogRecord) -> dict[str, Any]:
    """The fields that a record has beyond the usual ones, but for the duration."""
    fields = {key: value for key, value in vars(record).items() if key not in _PLAIN}
    assert fields.pop("duration_ms") >= 0
    return fields


def everything(log: pytest.LogCaptureFixture) -> str:
    """All that our records say and have."""
    ours = [each for each in log.records if each.name == PACKAGE]
    assert ours
    return "".join(repr(vars(each)) + each.getMessage() for each in ours)


@BOTH
def test_a_call_and_its_attempts(
    call: Any, server: Server, log: pytest.LogCaptureFixture
) -> None:
    """A call is one INFO record, and a DEBUG record for each attempt, with fields for formatters that write JSON."""
    server.answers = [FAILED, PICTURE]
    call(server, FIND, path={"id": 1, "name": "x"})
    fields = {
        "operation": "pictures.find",
        "method": "GET",
        "path": "/pictures/{id}/by/{name}",
        "status": 200,
        "error": None,
        "request_id": "r1",
        "attempts": 2,
    }
    (record,) = records(log, logging.INFO)
    assert told(record) == fields
    assert record.getMessage().startswith("GET /pictures/{id}/by/{name}: 200 in ")
    assert record.getMessage().endswith(" ms, request r1, attempts: 2")
    attempts = [told(each) for each in records(log, logging.DEBUG)]
    first = fields | {"status": 503, "request_id": None, "attempts": 1}
    assert attempts == ([first, fields] if log.handler.level == logging.DEBUG else [])


@BOTH
def test_calls_that_fail(
    call: Any, server: Server, log: pytest.LogCaptureFixture
) -> None:
    """A call that fails is told by its status, or without one by the class of the error."""
    server.answers = [Answer(404, headers=JSON)]
    with pytest.raises(NotFoundError):
        call(server, READ)
    with pytest.raises(ResponseTooLargeError):
        call(server, READ, {"max_response_bytes": 1})
    with pytest.raises(ApiConnectionError):
        call(server, READ, NOWHERE)
    ends = [told(each) for each in records(log, logging.INFO)]
    assert [(each["status"], each["error"]) for each in ends] == [
        (404, None),
        (None, "ResponseTooLargeError"),
        (None, "ApiConnectionError"),
    ]
    attempts = 3 if log.handler.level == logging.DEBUG else 0
    assert len(records(log, logging.DEBUG)) == attempts


@BOTH
@pytest.mark.parametrize("scheme", ["bearer", "basic", "header", "cookie", "query"])
def test_no_secret_is_logged(
    call: Any, server: Server, log: pytest.LogCaptureFixture, scheme: str
) -> None:
    """No record has a secret, wherever the API wants it, not even if the server says it again."""
    answer = {"X-Request-Id": SECRET, "Set-Cookie": SECRET, "Retry-After": "0"}
    server.answers = [Answer(429, b"", answer)]
    credentials = dict.fromkeys(("token", "username", "password", "key"), SECRET)
    operation = secured((scheme,))
    headers = {"headers": {"X-Mine": SECRET}}
    with pytest.raises(RateLimitError):
        call(server, operation, {"credentials": credentials}, options=headers)
    assert SECRET not in everything(log)


@BOTH
def test_no_argument_is_logged(
    call: Any, server: Server, log: pytest.LogCaptureFixture
) -> None:
    """Our records have nothing of what a call is given, in the body, the path or the query."""
    server.answers = [PICTURE]
    call(server, CREATE, body={"title": "given"})
    call(server, FIND, path={"id": 1, "name": "given"}, query={"tag": ["given"]})
    assert "given" not in everything(log)


@BOTH
def test_request_ids_are_one_line(
    call: Any, server: Server, log: pytest.LogCaptureFixture
) -> None:
    """An id that would do something to a terminal is not logged."""
    headers = {**JSON, "X-Request-Id": "\x1b[2J"}
    server.answers = [Answer(body=PICTURE.body, headers=headers)]
    call(server, READ)
    (record,) = records(log, logging.INFO)
    assert told(record)["request_id"] is None
    assert "\x1b" not in record.getMessage()


@BOTH
def test_nothing_is_made_for_nobody(
    call: Any, server: Server, caplog: pytest.LogCaptureFixture
) -> None:
    """Where the level is not enabled there is no record, and an application without logging gets no output."""
    caplog.set_level(logging.WARNING, logger=PACKAGE)
    server.answers = [PICTURE]
    call(server, READ)
    assert not [each for each in caplog.records if each.name == PACKAGE]
    handlers = logging.getLogger(PACKAGE).handlers
    assert [type(each) for each in handlers] == [logging.NullHandler]


@pytest.fixture(scope="module")
def exporter() -> Iterator[InMemorySpanExporter]:
    """Where the spans of this module go; OpenTelemetry takes a provider once."""
    exporter, provider = InMemorySpanExporter(), TracerProvider()
    provider.add_span_processor(SimpleSpanProcessor(exporter))
    trace.set_tracer_provider(provider)
    yield exporter
    provider.shutdown()


@pytest.fixture
def spans(exporter: InMemorySpanExporter) -> InMemorySpanExporter:
    exporter.clear()
    return exporter


def only(spans: InMemorySpanExporter) -> ReadableSpan:
    (span,) = spans.get_finished_spans()
    return span


@BOTH
def test_a_span(call: Any, server: Server, spans: InMemorySpanExporter) -> None:
    """A call is one client span, whatever its attempts, with the attributes of the semantic conventions for HTTP."""
    server.answers = [FAILED, PICTURE]
    call(server, FIND, path={"id": 1, "name": "x"})
    span = only(spans)
    assert (span.name, span.kind) == (
        "GET /pictures/{id}/by/{name}",
        trace.SpanKind.CLIENT,
    )
    assert dict(span.attributes or {}) == {
        "http.request.method": "GET",
        "url.template": "/pictures/{id}/by/{name}",
        "server.address": "127.0.0.1",
        "http.response.status_code": 200,
        "http.request.resend_count": 1,
    }
    assert span.status.status_code is trace.StatusCode.UNSET


@BOTH
def test_a_span_of_a_failure(
    call: Any, server: Server, spans: InMemorySpanExporter
) -> None:
    """A call that fails is an error of the type of its status, or else of its exception, whose text it does not have."""
    server.answers = [Answer(500, SECRET.encode())]
    with pytest.raises(ServerError):
        call(server, CREATE, body={"title": "sea"})
    with pytest.raises(ApiConnectionError):
        call(server, READ, NOWHERE)
    refused, unreachable = spans.get_finished_spans()
    assert (refused.attributes or {})["error.type"] == "500"
    assert (refused.attributes or {})["http.response.status_code"] == 500
    assert (unreachable.attributes or {})["error.type"] == "ApiConnectionError"
    for each in (refused, unreachable):
        assert each.status.status_code is trace.StatusCode.ERROR
        assert SECRET not in each.to_json()


def test_the_span_is_the_current_one(
    server: Server, spans: InMemorySpanExporter
) -> None:
    """What happens during a call happens within its span, and what comes after does not."""
    server.answers = [PICTURE]
    found: list[trace.Span] = []

    def handle(request: Any, call_next: Any) -> Any:
        found.append(trace.get_current_span())
        return call_next(request)

    call_sync(server, READ, {"middleware": [handle]})
    assert found[0].get_span_context() == only(spans).get_span_context()
    assert trace.get_current_span() is trace.INVALID_SPAN


@BOTH
def test_without_opentelemetry(
    call: Any,
    server: Server,
    spans: InMemorySpanExporter,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Where OpenTelemetry is not installed, calls are made as ever."""
    monkeypatch.setitem(sys.modules, "opentelemetry.trace", None)
    tracing.api.cache_clear()
    server.answers = [PICTURE]
    try:
        assert call(server, READ).title == "sea"
    finally:
        tracing.api.cache_clear()
    assert not spans.get_finished_spans()
