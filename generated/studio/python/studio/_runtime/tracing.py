"""Spans of OpenTelemetry where its API is installed; without it, nothing but one look for it."""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from typing import Any

from .calls import Call
from .endings import PACKAGE, Ending


@cache
def api() -> Any:
    """The module `opentelemetry.trace`, or None."""
    try:
        return import_module("opentelemetry.trace")
    except ImportError:
        return None


@cache
def _tracer() -> Any:
    return api().get_tracer(PACKAGE)


class Span:
    """The span of one call, the current one until it ends."""

    __slots__ = ("_scope", "_span")

    def __init__(self, call: Call[Any]) -> None:
        operation, trace = call.operation, api()
        self._span = _tracer().start_span(
            f"{operation.method} {operation.path}",
            kind=trace.SpanKind.CLIENT,
            attributes={
                "http.request.method": operation.method,
                "url.template": operation.path,
                "server.address": call.request.url.host,
            },
        )
        self._scope = trace.use_span(self._span, end_on_exit=True)
        self._scope.__enter__()

    @property
    def is_recorded(self) -> bool:
        """Whether anybody gets to see it."""
        return bool(self._span.is_recording())

    def tell(self, ending: Ending, error: BaseException | None) -> None:
        """Notes how the call ended, and that it is an error if one is raised."""
        self._span.set_attributes(dict(_attributes(ending)))
        if error is not None:
            self._span.set_attribute("error.type", str(ending.error or ending.status))
            self._span.set_status(api().StatusCode.ERROR)

    def end(self) -> None:
        """Ends it."""
        self._scope.__exit__(None, None, None)


def _attributes(ending: Ending) -> Iterator[tuple[str, int]]:
    if ending.status is not None:
        yield "http.response.status_code", ending.status
    if ending.attempts > 1:
        yield "http.request.resend_count", ending.attempts - 1
