"""A server on loopback that says what it is told, and keeps what it was asked."""

import ssl
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from io import BufferedIOBase
from threading import Event, Thread


@dataclass(frozen=True)
class Answer:
    """What the server says to one request; a `stall` keeps the second half of the body back."""

    status: int = 200
    body: bytes = b"{}"
    headers: dict[str, str] = field(
        default_factory=lambda: {"Content-Type": "application/json"}
    )
    stall: bool = False


@dataclass(frozen=True)
class Received:
    """A request as it reached the server."""

    method: str
    target: str
    headers: dict[str, str]
    body: bytes


@dataclass
class Server:
    """A server on loopback that gives its answers in turn, the last one again and again, or what `reply` makes of requests."""

    url: str
    answers: list[Answer] = field(default_factory=lambda: [Answer()])
    reply: Callable[[Received], Answer] | None = None
    requests: list[Received] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def answer_to(self, received: Received) -> Answer:
        """The answer to a request, which is the one that was received last."""
        if self.reply:
            return self.reply(received)
        return self.answers[min(len(self.requests), len(self.answers)) - 1]


def body_of(stream: BufferedIOBase, headers: dict[str, str]) -> bytes:
    """The body of a request, in chunks if its headers say so."""
    if headers.get("transfer-encoding") == "chunked":
        return b"".join(chunks_of(stream))
    return stream.read(int(headers.get("content-length", 0)))


def chunks_of(stream: BufferedIOBase) -> Iterator[bytes]:
    """The chunks of a body."""
    while size := int(stream.readline(), 16):
        yield stream.read(size)
        stream.readline()
    stream.readline()


def handler_of(server: Server) -> type[BaseHTTPRequestHandler]:
    """A handler that plays `server`'s part."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        # as servers have it: else the end of an answer waits until its beginning is acknowledged, up to 40 ms
        disable_nagle_algorithm = True

        def answer(self) -> None:
            headers = {name.lower(): value for name, value in self.headers.items()}
            body = body_of(self.rfile, headers)
            received = Received(self.command, self.path, headers, body)
            server.requests.append(received)
            self.give(server.answer_to(received))

        def give(self, answer: Answer) -> None:
            self.send_response(answer.status)
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command == "HEAD":
                return
            half = len(answer.body) // 2
            self.wfile.write(answer.body[:half])
            if answer.stall:
                self.wfile.flush()
                server.over.wait(10)
                self.close_connection = True
            else:
                self.wfile.write(answer.body[half:])

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        setattr(Handler, f"do_{method}", Handler.answer)
    return Handler


@contextmanager
def running_server(tls: ssl.SSLContext | None = None) -> Iterator[Server]:
    """A server that is up as long as the context, and speaks TLS if it has something to do that with."""
    server = Server("")
    http = ThreadingHTTPServer(("127.0.0.1", 0), handler_of(server))
    if tls:
        http.socket = tls.wrap_socket(http.socket, server_side=True)
    scheme = "https" if tls else "http"
    server.url = f"{scheme}://127.0.0.1:{http.server_port}"
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        server.over.set()
        http.shutdown()
        thread.join()
        http.server_close()
