"""What operations do beyond one request and one answer: streams, pages, tasks, keys against doing a thing twice, and codes of errors."""

from dataclasses import dataclass
from typing import Literal as Choice

from generator.ir.types import Type
from generator.ir.unprintable import Name, Text


@dataclass(frozen=True, slots=True)
class Pagination:
    """How a list goes on over several answers; `items`, `next` and `more` are pointers into an answer.

    `parameter` is where the request says which page it wants, in its query or its body; the style `link` has none.
    """

    style: Choice["cursor", "page", "offset", "link"]
    items: Text
    item: Type
    parameter: Text | None = None
    location: Choice["query", "body"] = "query"
    next: Text | None = None
    more: Text | None = None
    first: int = 1


@dataclass(frozen=True, slots=True)
class Polling:
    """How the state of a task is asked for, by operations named by their `id`; pointers lead into the answer of `poll`.

    `result` is the type of what the task made, None if it is the whole answer; times are in seconds.
    """

    poll: str
    parameter: Name
    success: tuple[Text, ...]
    failure: tuple[Text, ...]
    result: Type | None
    interval: float
    deadline: float
    result_at: Text | None = None
    progress_at: Text | None = None
    error_at: Text | None = None
    cancel: str | None = None


@dataclass(frozen=True, slots=True)
class Task:
    """Work that goes on after the answer that began it; `id` and `status` are pointers into that answer."""

    id: Text
    status: Text
    polling: Polling | None = None


@dataclass(frozen=True, slots=True)
class Streaming:
    """How an operation answers item by item: the types of its items, by media type.

    `end` stands in the place of an item where the stream is over, `error_events` are events that report errors, `error` is
    a pointer to one in an item. `parameter`, which may be true `by_default`, asks for the stream where there is another
    answer too.
    """

    items: tuple[tuple[Text, Type], ...]
    end: Text | None = None
    error_events: tuple[Text, ...] = ()
    error: Text | None = None
    reconnects: bool = False
    parameter: Name | None = None
    location: Choice["query", "body"] = "body"
    by_default: bool = False


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """A code that errors carry, and the HTTP status that it comes with if the spec says one."""

    name: Name
    status: int | None = None
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class ErrorCodes:
    """Where the bodies of errors hold a code and a message, as pointers, and which codes there are."""

    code: Text | None = None
    message: Text | None = None
    known: tuple[ErrorCode, ...] = ()
