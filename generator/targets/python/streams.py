"""Methods that answer item by item: what their operations declare, and the two ways to call those that answer both ways."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from generator.code import Code
from generator.ir import Operation, Parameter, Streaming, text_of, wire_of
from generator.targets.python.annotations import Annotation
from generator.targets.python.faces import streams_of
from generator.targets.python.records import (
    ArgumentView,
    MethodView,
    OverloadView,
    RuleView,
)
from generator.targets.python.types import Annotator

Noted = Callable[[Annotation], Code]
"""Makes code of an annotation, and notes what has to be imported for it."""


def stream_rules(
    operation: Operation, annotator: Annotator, code: Noted
) -> Iterator[RuleView]:
    """How an operation declares that it streams, if it does."""
    if operation.stream:
        arguments = tuple(_arguments(operation.stream, annotator, code))
        yield RuleView(Code("stream"), Code("Streaming"), arguments)


def _arguments(
    streaming: Streaming, annotator: Annotator, code: Noted
) -> Iterator[Code]:
    written = annotator.written
    types = ", ".join(
        f"{written(text_of(media_type))}: {code(annotator.in_model(told, answered=True))}"
        for media_type, told in streaming.items
    )
    yield Code(f"content={{{types}}}")
    if streaming.end:
        yield Code(f"end={written(text_of(streaming.end))}")
    if streaming.error_events:
        named = "".join(
            f"{written(text_of(each))}, " for each in streaming.error_events
        )
        yield Code(f"error_events=({named.rstrip(' ')})")
    if streaming.error:
        yield Code(f"error={written(text_of(streaming.error))}")
    if streaming.reconnects:
        yield Code("reconnects=True")
    if streaming.parameter:
        place, name = streaming.location, written(wire_of(streaming.parameter))
        yield Code(f'parameter=("{place}", {name}, {streaming.by_default})')


def overloads(
    method: MethodView, answer: Annotation, annotator: Annotator, code: Noted
) -> Iterator[OverloadView]:
    """The call for the plain answer and the call for the stream, where one argument chooses between them."""
    streaming = method.operation.stream
    asking = asking_argument(method, streaming) if streaming else None
    if not streaming or not asking:
        return
    plain, awaited = streams_of(streaming, annotator)
    for is_stream in (False, True):
        chosen = _chosen(asking, is_stream, usual=is_stream is streaming.by_default)
        arguments = tuple(
            chosen if each is asking else each for each in method.arguments
        )
        told = (plain, awaited) if is_stream else (answer, answer)
        yield OverloadView(arguments, *map(code, told))


def asking_argument(method: MethodView, streaming: Streaming) -> ArgumentView | None:
    """The argument that asks for the stream; None where the whole body is one."""
    wanted = streaming.parameter and (streaming.location, wire_of(streaming.parameter))
    return next((each for each in method.arguments if _key(each) == wanted), None)


def _key(argument: ArgumentView) -> tuple[str, str] | None:
    item = argument.item
    if item is None:
        return None
    place = item.location if isinstance(item, Parameter) else "body"
    return place, wire_of(item.name)


def _chosen(asking: ArgumentView, value: object, *, usual: bool) -> ArgumentView:
    """The argument with one value: what is usual may be left out, if either may."""
    or_null = " | None" if usual and asking.annotation.endswith("None") else ""
    annotation = Code(f"Literal[{value}]{or_null}")
    return replace(asking, annotation=annotation, required=asking.required or not usual)
