"""What the tests of a service declare: calls, and what is answered to them."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal, TypeAlias

from .loopback import Sent

Given: TypeAlias = Mapping[str, Any]
"""Arguments of a method."""

_JSON = re.compile(r"[^;]*[/+]json\s*(;|$)", re.IGNORECASE)
_MESSAGEPACK = re.compile(r"[^;]*/(x-|vnd\.)?msgpack\s*(;|$)", re.IGNORECASE)
_CHARSET = re.compile(r"charset=\"?([\w-]+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Answer:
    """A success: its body as the client is to understand it, and no body without a media type."""

    status: int
    media_type: str | None = None
    body: Any = None

    def sent(self) -> Sent:
        """The answer as the server gives it."""
        content = _encoded(self.body, self.media_type) if self.media_type else b""
        return Sent(self.status, self.media_type, content)


@dataclass(frozen=True, slots=True)
class Stream:
    """An answer that comes item by item, up to `end` if there is one; the arguments `asking` ask for it."""

    media_type: str
    items: tuple[Any, ...]
    end: str = ""
    asking: Given = field(default_factory=dict)

    def sent(self) -> Sent:
        """The answer as the server gives it."""
        is_events = self.media_type.lower().startswith("text/event-stream")
        form = "data: {}\n\n" if is_events else "{}\n"
        texts = [_item(each, is_text=is_events) for each in self.items]
        ends = [self.end] if self.end else []
        content = "".join(form.replace("{}", text) for text in (*texts, *ends))
        return Sent(200, self.media_type, content.encode())


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A method of a service, what it is called with, and what reaches the server and comes back.

    `body` are the properties of the body by the arguments that stand for them, where that is JSON: the whole body under an
    empty name. `errors` are the names of the classes that statuses raise, `items` is the JSON pointer to the items of a page.
    """

    called: str
    method: str
    path: str
    required: Given = field(default_factory=dict)
    others: Given = field(default_factory=dict)
    body: Mapping[str, str] | None = None
    answers: tuple[Answer, ...] = ()
    errors: Mapping[int, str] = field(default_factory=dict)
    gives: Literal["answer", "pages", "task", "stream"] = "answer"
    items: str = ""
    stream: Stream | None = None


def _item(value: Any, *, is_text: bool) -> str:
    return value if is_text and isinstance(value, str) else json.dumps(value)


def _encoded(value: Any, media_type: str) -> bytes:
    if isinstance(value, bytes):
        return value
    if _JSON.match(media_type):
        return json.dumps(value).encode()
    if _MESSAGEPACK.match(media_type):
        import ormsgpack

        return ormsgpack.packb(value)
    charset = _CHARSET.search(media_type)
    return str(value).encode(charset[1] if charset else "utf-8")
