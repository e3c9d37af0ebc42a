"""What methods give to those who call them: the answer itself, the pages of a list, or a handle of a task."""

from dataclasses import dataclass

from generator.code import Code
from generator.ir import Content, Operation, Response, Streaming, Task, text_of
from generator.targets.python.annotations import (
    Annotation,
    Import,
    joined,
    listed_with,
)
from generator.targets.python.bodies import BYTES, answered
from generator.targets.python.types import Annotator

# their answers have no body, whatever the spec says
_EMPTY = {"204", "205"}


@dataclass(frozen=True, slots=True)
class FaceView:
    """How a method answers: `hand_on` is the method of its resource that it calls, `raw` what makes its raw twin.

    `definition` and `awaiting` stand before the name and the call of the method of the client that is awaited, and `handles`
    are the classes that are handed on first, of the one client and of that one, if any are. `streamed` makes its twin that
    answers with bytes while they come, where it answers with bytes; a method without a `raw` or a `streamed` has no such
    twin.
    """

    returns: Code
    async_returns: Code
    hand_on: Code
    raw: Code
    definition: Code
    awaiting: Code
    handles: tuple[Code, ...]
    streamed: Code


@dataclass(frozen=True, slots=True)
class Face:
    """A `FaceView` to be, whose annotations have yet to be noted."""

    returns: Annotation
    async_returns: Annotation
    hand_on: str = "_call"
    raw: str = "as_raw"
    is_awaited: bool = True
    handles: tuple[str, ...] = ()
    streamed: str = ""


def face_of(
    operation: Operation, answer: Annotation, state: Annotation, annotator: Annotator
) -> Face:
    """How the method of `operation` answers; `state` is what the operation that asks for its task answers."""
    if operation.pagination:
        item = annotator.in_signature(operation.pagination.item)
        return Face(
            _of("Paginated", "pagination", item, answer),
            _of("AsyncPaginated", "pagination", item, answer),
            hand_on="_paginated",
            raw="as_raw_page",
            is_awaited=False,
        )
    if operation.task:
        return _begun(operation.task, answer, state, annotator)
    if operation.stream:
        return _streaming(operation.stream, answer, annotator)
    streamed = "as_streamed" if answers_bytes(operation) else ""
    return Face(answer, answer, streamed=streamed)


def _streaming(streaming: Streaming, answer: Annotation, annotator: Annotator) -> Face:
    plain, awaited = streams_of(streaming, annotator)
    if not streaming.parameter:
        return Face(plain, awaited, hand_on="_stream", raw="")
    both = joined([answer, plain]), joined([answer, awaited])
    return Face(*both, hand_on="_call_or_stream")


def streams_of(
    streaming: Streaming, annotator: Annotator
) -> tuple[Annotation, Annotation]:
    """The types of a stream of its items, of the one client and of the one that is awaited."""
    told = dict.fromkeys(each for _, each in streaming.items)
    item = joined([annotator.in_signature(each) for each in told])
    plain = _of("EventStream", "event_streams", item)
    return plain, _of("AsyncEventStream", "event_streams", item)


def _begun(
    task: Task, answer: Annotation, state: Annotation, annotator: Annotator
) -> Face:
    polling = task.polling
    if not polling:
        told, names = [answer], ("SubmittedTask", "SubmittedTask")
    else:
        result = annotator.in_signature(polling.result) if polling.result else state
        told = [answer, state, result]
        name = "CancellableTaskHandle" if polling.cancel else "TaskHandle"
        names = (name, f"Async{name}")
    plain, awaited = (_of(name, "tasks", *told) for name in names)
    return Face(
        plain,
        awaited,
        hand_on="_begin",
        raw="as_raw_task",
        handles=(plain.code, awaited.code),
    )


def _of(name: str, module: str, *told: Annotation) -> Annotation:
    needed: Import = (f"_runtime.{module}", name)
    listed = ", ".join(each.code for each in told)
    return listed_with(Annotation(f"{name}[{listed}]"), list(told)).importing(needed)


def returned(operation: Operation, annotator: Annotator) -> Annotation:
    """What an operation answers when it succeeds."""
    if text_of(operation.method) == "HEAD":
        return Annotation("None")
    bodies = [
        whole_contents(operation, response)
        for response in successes(operation)
        if not is_streamed(operation, response)
    ]
    told = [
        annotator.in_signature(answered(content))
        for contents in bodies
        for content in contents
    ]
    told += [] if all(bodies) else [Annotation("None")]
    return joined(told) if told else Annotation("None")


def whole_contents(operation: Operation, response: Response) -> tuple[Content, ...]:
    """What an answer to a call may be that is read as a whole: nothing where its status says that there is nothing."""
    is_empty = text_of(response.status) in _EMPTY
    return () if is_empty else plain_contents(operation, response)


def answers_bytes(operation: Operation) -> bool:
    """Whether a success may be bytes, which can be read while they come."""
    contents = [
        content
        for response in successes(operation)
        for content in whole_contents(operation, response)
    ]
    has_face = operation.pagination or operation.task or operation.stream
    is_head = text_of(operation.method) == "HEAD"
    return not (has_face or is_head) and BYTES in map(answered, contents)


def is_streamed(operation: Operation, response: Response) -> bool:
    """Whether an answer can only be a stream."""
    plain = plain_contents(operation, response)
    return bool(response.contents) and not plain and operation.stream is not None


def plain_contents(operation: Operation, response: Response) -> tuple[Content, ...]:
    """What an answer may be that is read as a whole."""
    is_success = text_of(response.status).startswith("2")
    if operation.stream is None or not is_success:
        return response.contents
    return tuple(each for each in response.contents if not each.item)


def successes(operation: Operation) -> tuple[Response, ...]:
    """The answers that a call which succeeds may get."""
    stated = operation.responses
    found = tuple(each for each in stated if text_of(each.status).startswith("2"))
    return found or tuple(each for each in stated if text_of(each.status) == "default")
