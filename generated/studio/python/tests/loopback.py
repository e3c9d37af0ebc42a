"""A server on loopback that gives the answer that it was told, and keeps what it was asked."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from threading import Thread

# answers with these statuses have no body
_EMPTY = {204, 205, 304}


@dataclass(frozen=True, slots=True)
class Sent:
    """What the server says; without a media type, there is no body."""

    status: int
    media_type: str | None = None
    content: bytes = b""


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it reached the server."""

    method: str
    target: str
    body: bytes


@dataclass(slots=True)
class Server:
    """A server at `url` that says `answer` to every request, which it appends to `received`."""

    url: str
    answer: Sent = Sent(204)
    received: list[Received] = field(default_factory=list)

    def gives(self, answer: Sent) -> None:
        """Makes this the answer from now on, and forgets what was received."""
        self.answer = answer
        self.received.clear()


@contextmanager
def running_server() -> Iterator[Server]:
    """A server that is up as long as the context."""
    server = Server("")
    http = ThreadingHTTPServer(("127.0.0.1", 0), _handler_of(server))
    server.url = f"http://127.0.0.1:{http.server_port}"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        thread.join()
        http.server_close()


def _handler_of(server: Server) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        # asked for under the names of all methods, such as do_GET
        def __getattr__(self, name: str) -> Callable[[], None]:
            if name.startswith("do_"):
                return self._reply
            raise AttributeError(name)

        def _reply(self) -> None:
            body = _body_of(self.rfile, self.headers.get)
            server.received.append(Received(self.command, self.path, body))
            answer = server.answer
            self.send_response(answer.status)
            if answer.media_type:
                self.send_header("Content-Type", answer.media_type)
            if answer.status not in _EMPTY:
                self.send_header("Content-Length", str(len(answer.content)))
            self.end_headers()
            if self.command != "HEAD" and answer.status not in _EMPTY:
                self.wfile.write(answer.content)

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    return Handler


def _body_of(stream: BufferedIOBase, header: Callable[[str], str | None]) -> bytes:
    """The body of a request, in chunks if its headers say so."""
    if header("Transfer-Encoding") == "chunked":
        return b"".join(_chunks_of(stream))
    return stream.read(int(header("Content-Length") or 0))


def _chunks_of(stream: BufferedIOBase) -> Iterator[bytes]:
    while size := int(stream.readline(), 16):
        yield stream.read(size)
        stream.readline()
    stream.readline()
