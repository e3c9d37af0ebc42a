"""A server on loopback that answers piece by piece, and notices when those who listen leave."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from threading import Event, Thread
from typing import BinaryIO, Literal

HTTP_OK = "200 OK"


@dataclass(frozen=True)
class Play:
    """What is answered to one request: pieces, and what comes after the last.

    That is the end, a connection that is cut, or nothing at all until the client leaves.
    """

    pieces: tuple[bytes, ...] = ()
    media_type: str = "text/event-stream"
    status: str = HTTP_OK
    end: Literal["end", "cut", "open"] = "end"


@dataclass
class Streamer:
    """A server that gives its plays in turn, the last one again and again; `left` is set when a client has gone."""

    url: str = ""
    plays: list[Play] = field(default_factory=lambda: [Play()])
    requests: list[bytes] = field(default_factory=list)
    left: Event = field(default_factory=Event)

    def header(self, name: str) -> list[str]:
        """What each request says in a header, nothing where it has none."""
        return [_header(each, name) for each in self.requests]


def _header(request: bytes, name: str) -> str:
    for line in request.decode("latin-1").split("\r\n"):
        key, _, value = line.partition(": ")
        if key.lower() == name.lower():
            return value
    return ""


@contextmanager
def running_streamer(*plays: Play) -> Iterator[Streamer]:
    """A server that is up as long as the context."""
    server = Streamer(plays=list(plays))
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        acceptor = Thread(target=_accept, args=(listener, server), daemon=True)
        acceptor.start()
        try:
            yield server
        finally:
            listener.shutdown(socket.SHUT_RDWR)
            acceptor.join()


def _accept(listener: socket.socket, server: Streamer) -> None:
    with suppress(OSError):
        while True:
            connection, _ = listener.accept()
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            Thread(target=_serve, args=(connection, server), daemon=True).start()


def _serve(connection: socket.socket, server: Streamer) -> None:
    with connection, suppress(OSError), connection.makefile("rb") as stream:
        while head := _head(stream):
            length = int(_header(head.rstrip(), "content-length") or 0)
            server.requests.append(head + b"\r\n" + stream.read(length))
            play = server.plays[min(len(server.requests), len(server.plays)) - 1]
            _answer(connection, play)
            if play.end == "open":
                # whoever leaves with something unread resets the connection
                with suppress(ConnectionError):
                    assert stream.read(1) == b""
                server.left.set()
            if play.end != "end":
                return


def _head(stream: BinaryIO) -> bytes:
    """The lines before the empty one; none if the client has left."""
    lines: list[bytes] = []
    # at the end there are lines without anything, again and again
    for line in iter(stream.readline, b""):
        if line == b"\r\n":
            return b"".join(lines)
        lines.append(line)
    return b""


def _answer(connection: socket.socket, play: Play) -> None:
    told = (
        f"HTTP/1.1 {play.status}",
        f"Content-Type: {play.media_type}",
        "Transfer-Encoding: chunked",
        "X-Request-Id: r-1",
        "\r\n",
    )
    connection.sendall("\r\n".join(told).encode())
    for piece in play.pieces:
        connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
    if play.end == "end":
        connection.sendall(b"0\r\n\r\n")
