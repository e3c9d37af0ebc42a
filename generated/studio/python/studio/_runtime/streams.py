"""Bodies that are not held in memory: files and open streams, read while they are sent."""

import os
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from functools import partial
from io import SEEK_END, UnsupportedOperation
from pathlib import Path
from typing import (
    Any,
    Final,
    NamedTuple,
    Protocol,
    TypeAlias,
    TypeGuard,
    runtime_checkable,
)


@runtime_checkable
class Readable(Protocol):
    """What bytes can be read from, as a file that was opened in binary mode."""

    def read(self, size: int = -1, /) -> bytes:
        """At most `size` bytes, none at the end."""
        ...


BinaryContent: TypeAlias = bytes | os.PathLike[str] | Readable
"""Bytes, the path of a file, or an open binary stream."""

FileContent: TypeAlias = (
    BinaryContent
    | tuple[str, BinaryContent]
    | tuple[str, BinaryContent, str]
    | tuple[str, BinaryContent, str, Mapping[str, str]]
)
"""What a form sends as a file: its content, or a tuple with its name, and perhaps its media type and headers."""

CHUNK: Final = 65536


def is_binary_content(value: object) -> TypeGuard[BinaryContent]:
    """Whether `value` is bytes, a path or a stream."""
    return isinstance(value, bytes | os.PathLike | Readable)


class Source(NamedTuple):
    """A path, or a stream to be read from `start`, which is None if it cannot be rewound; `size` is None if unknown."""

    data: os.PathLike[str] | Readable
    start: int | None
    size: int | None

    def opened(self) -> AbstractContextManager[Readable]:
        """The stream at its start; closed afterwards if it was opened here."""
        if isinstance(self.data, os.PathLike):
            return Path(self.data).open("rb")
        if self.start is not None:
            stream: Any = self.data
            stream.seek(self.start)
        return nullcontext(self.data)


def source_of(content: BinaryContent) -> bytes | Source:
    """Content as it is sent: bytes as they are; raises OSError if a file is not there."""
    match content:
        case bytes():
            return content
        case os.PathLike():
            path = Path(content)
            with path.open("rb") as file:
                return Source(path, 0, os.fstat(file.fileno()).st_size)
        case _:
            return _of_stream(content)


def _of_stream(stream: Any) -> Source:
    try:
        start = stream.tell()
        size = stream.seek(0, SEEK_END) - start
        stream.seek(start)
    except (AttributeError, UnsupportedOperation, OSError):
        return Source(stream, None, None)
    return Source(stream, start, size)


class Stream:
    """A body in pieces; `spent` once a part of it was read that cannot be read again."""

    __slots__ = ("pieces", "spent")

    def __init__(self, pieces: tuple[bytes | Source, ...]) -> None:
        self.pieces = pieces
        self.spent = False

    @property
    def length(self) -> int | None:
        """How many bytes it has, None if nobody knows."""
        total = 0
        for piece in self.pieces:
            size = len(piece) if isinstance(piece, bytes) else piece.size
            if size is None:
                return None
            total += size
        return total

    def __iter__(self) -> Iterator[bytes]:
        for piece in self.pieces:
            if isinstance(piece, bytes):
                yield piece
                continue
            self._begin(piece)
            with piece.opened() as stream:
                while chunk := _bytes(stream.read(CHUNK)):
                    yield chunk

    async def achunks(self) -> AsyncIterator[bytes]:
        """The same, without keeping others from their work."""
        from anyio import to_thread  # it is slow to import, and few send streams

        for piece in self.pieces:
            if isinstance(piece, bytes):
                yield piece
                continue
            self._begin(piece)
            with await to_thread.run_sync(piece.opened) as stream:
                read = partial(stream.read, CHUNK)
                while chunk := _bytes(await to_thread.run_sync(read)):
                    yield chunk

    def _begin(self, source: Source) -> None:
        self.spent = self.spent or source.start is None


def _bytes(chunk: object) -> bytes:
    if isinstance(chunk, bytes):
        return chunk
    raise TypeError(
        f"a stream that is sent must give bytes, not {type(chunk).__name__}"
    )


def body_of(pieces: list[bytes | Source]) -> bytes | Stream:
    """What is sent, in memory if all of it is there already."""
    in_memory = [piece for piece in pieces if isinstance(piece, bytes)]
    if len(in_memory) == len(pieces):
        return b"".join(in_memory)
    return Stream(tuple(pieces))
