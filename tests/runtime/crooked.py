"""A server on loopback that breaks the rules: it sends the bytes that it is told to, at the pace that it is told to."""

import socket
import ssl
import struct
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from itertools import takewhile
from threading import Event, Lock, Thread
from typing import Final, Literal

LINGER_NOT: Final = struct.pack("ii", 1, 0)
"""Makes a socket reset its connection when it is closed."""


@dataclass(frozen=True)
class Script:
    """What is sent for one request: pieces, with so many seconds before each, and what comes after the last.

    After it, the connection is kept for another request, closed, reset, or left as it is while nothing more is sent.
    """

    pieces: tuple[bytes, ...] = ()
    pause: float = 0.0
    end: Literal["keep", "close", "reset", "stall"] = "keep"


@dataclass
class Crooked:
    """A server that plays its scripts in turn, the last one again and again, and keeps what it was sent, and which it got through."""

    url: str
    scripts: list[Script] = field(default_factory=list)
    requests: list[bytes] = field(default_factory=list)
    played: list[Script] = field(default_factory=list)
    lock: Lock = field(default_factory=Lock)
    over: Event = field(default_factory=Event)

    def serve(self, connection: socket.socket) -> None:
        """Answers the requests of a connection, one after the other."""
        with connection, suppress(OSError), connection.makefile("rb") as stream:
            while head := b"".join(takewhile(_is_told, iter(stream.readline, b""))):
                if not self._answers(connection, head, stream.read(_length(head))):
                    return

    def _answers(self, connection: socket.socket, head: bytes, body: bytes) -> bool:
        """Whether another request may follow."""
        with self.lock:
            self.requests.append(head + b"\r\n" + body)
            script = self.scripts[min(len(self.requests), len(self.scripts)) - 1]
        for piece in script.pieces:
            self.over.wait(script.pause)
            connection.sendall(piece)
        self.played.append(script)
        if script.end == "stall":
            self.over.wait(10)
        if script.end == "reset":
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, LINGER_NOT)
        return script.end == "keep"


def _is_told(line: object) -> bool:
    return line != b"\r\n"


def _length(head: bytes) -> int:
    lines = (line.partition(b":") for line in head.lower().split(b"\r\n"))
    return next((int(told) for name, _, told in lines if name == b"content-length"), 0)


def answer(
    body: bytes,
    *lines: str,
    status: str = "200 OK",
    media_type: str = "application/json",
) -> bytes:
    """A whole response, with more lines in its head."""
    usual = (f"Content-Type: {media_type}", f"Content-Length: {len(body)}")
    return head(*usual, *lines, status=status) + body


def head(*lines: str, status: str = "200 OK") -> bytes:
    """The head of a response."""
    return "".join(f"{each}\r\n" for each in (f"HTTP/1.1 {status}", *lines, "")).encode(
        "latin-1"
    )


@contextmanager
def running_crooked(
    *scripts: Script, tls: ssl.SSLContext | None = None
) -> Iterator[Crooked]:
    """A server that is up as long as the context, and speaks TLS if it has what it takes."""
    with socket.create_server(("127.0.0.1", 0), backlog=128) as listener:
        scheme, port = "https" if tls else "http", listener.getsockname()[1]
        server = Crooked(f"{scheme}://127.0.0.1:{port}", list(scripts))
        acceptor = Thread(target=_accept, args=(listener, server, tls), daemon=True)
        acceptor.start()
        try:
            yield server
        finally:
            server.over.set()
            listener.shutdown(socket.SHUT_RDWR)
            acceptor.join()


def _accept(
    listener: socket.socket, server: Crooked, tls: ssl.SSLContext | None
) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            given = (connection, server, tls)
            Thread(target=_serve, args=given, daemon=True).start()


def _serve(
    connection: socket.socket, server: Crooked, tls: ssl.SSLContext | None
) -> None:
    try:
        server.serve(
            tls.wrap_socket(connection, server_side=True) if tls else connection
        )
    except OSError:  # the client does not trust this server
        connection.close()
