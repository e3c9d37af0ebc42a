"""What some operations declare beyond a request and an answer: pages, tasks and streams."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Literal


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Paging:
    """How a list goes on: by a cursor, a number of pages or of items at `parameter`, or by a link.

    `items`, `next` and `more` are JSON pointers into the answer; without `next`, the link is that of the header `Link`.
    """

    style: Literal["cursor", "page", "offset", "link"]
    items: str
    parameter: str = ""
    location: Literal["query", "body"] = "query"
    next: str = ""
    more: str = ""
    first: int = 1


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Polling:
    """How the state of a task is asked for: by the operation `poll`, whose path takes the task's id as `parameter`.

    `result`, `progress` and `error` are JSON pointers into its answer, times are in seconds, and `cancel` is another
    operation with the same path.
    """

    poll: str
    parameter: str
    success: tuple[str, ...]
    failure: tuple[str, ...] = ()
    interval: float = 2.0
    deadline: float = 600.0
    result: str = ""
    progress: str = ""
    error: str = ""
    cancel: str = ""


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class TaskRule:
    """Where the answer that begins a task, and those that tell of it later, hold its `id` and `status`."""

    id: str
    status: str
    polling: Polling | None = None


@dataclass(frozen=True, slots=True, eq=False, kw_only=True)
class Streaming:
    """An answer that comes item by item: the types of its items by media type.

    `end` is what stands in the place of an item where the stream is over, `error_events` are events that report errors,
    `error` is a JSON pointer to one in an item. `parameter` asks for the stream where there is another answer too: its
    place, its name, and whether it is true by default.
    """

    content: Mapping[str, Any]
    end: str = ""
    error_events: tuple[str, ...] = ()
    error: str = ""
    reconnects: bool = False
    parameter: tuple[Literal["query", "body"], str, bool] | None = None
