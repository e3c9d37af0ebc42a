"""Server-sent events by the rules of the HTML standard: bytes in pieces of any size in, events out."""

from collections.abc import Iterator
from typing import Final, NamedTuple

_BOM: Final = b"\xef\xbb\xbf"
_USUAL: Final = b"data: "
_AFTER_USUAL: Final = len(_USUAL)
_DIGITS: Final = 18


class Message(NamedTuple):
    """An event, or a line; `id` is the last one that was told, `retry` the milliseconds that this one tells."""

    data: bytes
    event: str = "message"
    id: str = ""
    retry: int | None = None


class EventDecoder:
    """Takes a stream of events apart; raises OverflowError for an event of more than `limit` bytes.

    `last_id` is that of the last event, `retry` how many milliseconds the server wants to be left alone when it is lost.
    """

    __slots__ = (
        "_after_cr",
        "_begun",
        "_limit",
        "_pieces",
        "_size",
        "last_id",
        "retry",
    )

    def __init__(
        self, limit: float, last_id: str = "", retry: int | None = None
    ) -> None:
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0
        self._begun = False
        self._after_cr = False
        self.last_id = last_id
        self.retry = retry

    def feed(self, chunk: bytes) -> Iterator[Message]:
        """The events that a piece completes."""
        text = self._with_line_feeds(chunk)
        if not text:
            return
        complete = b"\n\n" in text or (text[:1] == b"\n" and self._is_after_line())
        self._pieces.append(text)
        self._size += len(text)
        if complete:
            yield from self._events()
        self._refuse_over(self._size)

    def end(self) -> Iterator[Message]:
        """Nothing: an event that the stream broke off is none."""
        return iter(())

    # A line ends in one of three ways, and the second half of one may come with the next piece.
    def _with_line_feeds(self, chunk: bytes) -> bytes:
        if self._after_cr and chunk:
            chunk = chunk.removeprefix(b"\n")
            self._after_cr = False
        if b"\r" not in chunk:
            return chunk
        self._after_cr = chunk.endswith(b"\r")
        return chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n")

    def _is_after_line(self) -> bool:
        return bool(self._pieces) and self._pieces[-1].endswith(b"\n")

    def _events(self) -> Iterator[Message]:
        *blocks, rest = self._taken().split(b"\n\n")
        self._pieces, self._size = [rest], len(rest)
        limit = self._limit
        for block in blocks:
            if len(block) > limit:
                self._refuse_over(len(block))
            if block.startswith(_USUAL) and b"\n" not in block:
                yield Message(block[_AFTER_USUAL:], "message", self.last_id)
            elif message := self._told(block):
                yield message

    def _taken(self) -> bytes:
        text = b"".join(self._pieces)
        if self._begun:
            return text
        self._begun = True
        return text.removeprefix(_BOM)

    def _told(self, block: bytes) -> Message | None:
        data: list[bytes] = []
        event, retry = b"", None
        for line in block.split(b"\n"):
            field, _, value = line.partition(b":")
            value = value.removeprefix(b" ")
            match field:
                case b"data":
                    data.append(value)
                case b"event":
                    event = value
                case b"id" if b"\0" not in value:
                    self.last_id = value.decode(errors="replace")
                case b"retry" if value.isdigit() and len(value) <= _DIGITS:
                    self.retry = retry = int(value)
                case _:
                    pass
        if not data:
            return None
        name = event.decode(errors="replace") or "message"
        return Message(b"\n".join(data), name, self.last_id, retry)

    def _refuse_over(self, size: int) -> None:
        if size > self._limit:
            raise OverflowError(f"an event of more than {self._limit} bytes")
