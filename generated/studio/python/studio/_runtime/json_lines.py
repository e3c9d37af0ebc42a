"""JSON Lines: bytes in pieces of any size in, lines out."""

from collections.abc import Iterator

from .sse import Message


class LineDecoder:
    """Takes a stream of lines apart; raises OverflowError for a line of more than `limit` bytes."""

    __slots__ = ("_limit", "_pieces", "_size")

    def __init__(self, limit: float) -> None:
        self._limit = limit
        self._pieces: list[bytes] = []
        self._size = 0

    def feed(self, chunk: bytes) -> Iterator[Message]:
        """The lines that a piece completes, but for blank ones."""
        self._pieces.append(chunk)
        self._size += len(chunk)
        if b"\n" in chunk:
            *lines, rest = b"".join(self._pieces).split(b"\n")
            self._pieces, self._size = [rest], len(rest)
            yield from self._told(lines)
        self._refuse_over(self._size)

    def end(self) -> Iterator[Message]:
        """The last line, if nothing ended it."""
        return self._told([b"".join(self._pieces)])

    def _told(self, lines: list[bytes]) -> Iterator[Message]:
        for line in lines:
            self._refuse_over(len(line))
            if told := line.strip():
                yield Message(told)

    def _refuse_over(self, size: int) -> None:
        if size > self._limit:
            raise OverflowError(f"a line of more than {self._limit} bytes")
