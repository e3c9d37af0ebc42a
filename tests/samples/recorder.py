"""A server on loopback that keeps every request, byte for byte, and answers by its path."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to a request; `rest` follows when somebody has said that the body was seen."""

    status: int = 200
    type: str = "application/json"
    body: bytes = b"{}"
    rest: bytes = b""


@dataclass(frozen=True, slots=True)
class Received:
    """A request as it reached the server; its header names are lower case."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes

    @property
    def fields(self) -> list[tuple[str, str]]:
        """The query, taken apart."""
        return parse_qsl(self.query, keep_blank_values=True, strict_parsing=True)


@dataclass(slots=True)
class Recorder:
    """The server: its address, what it answers by the beginning of a path, and what it has received.

    `seen` is set by who has seen the first part of an answer that has a rest.
    """

    url: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)
    seen: Event = field(default_factory=Event)

    def answer(self, path: str) -> Answer:
        """What is said to a request for `path`."""
        found = (self.answers[each] for each in self.answers if path.startswith(each))
        return next(found, Answer())

    def take(self) -> Received:
        """The one request since the last call."""
        (only,) = self.received
        self.received.clear()
        return only


def _body(handler: BaseHTTPRequestHandler) -> bytes:
    if handler.headers.get("Transfer-Encoding") != "chunked":
        return handler.rfile.read(int(handler.headers.get("Content-Length", 0)))
    body = b""
    while size := int(handler.rfile.readline(), 16):
        body += handler.rfile.read(size)
        handler.rfile.readline()
    handler.rfile.readline()
    return body


def _handler(recorder: Recorder) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        # some clients ask whether to go on before they send a file
        protocol_version = "HTTP/1.1"

        def record(self) -> None:
            path, _, query = self.path.partition("?")
            body = _body(self)
            headers = {name.lower(): value for name, value in self.headers.items()}
            recorder.received.append(Received(self.command, path, query, headers, body))
            self.say(recorder.answer(path))

        def say(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            self.send_header("Connection", "close")
            if answer.rest:
                self.stream(answer)
                return
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

        def stream(self, answer: Answer) -> None:
            """Sends the rest only if somebody sees the body."""
            self.send_header("Transfer-Encoding", "chunked")
            self.end_headers()
            self.wfile.write(b"%x\r\n%b\r\n" % (len(answer.body), answer.body))
            if recorder.seen.wait(15):
                self.wfile.write(b"%x\r\n%b\r\n" % (len(answer.rest), answer.rest))
                self.wfile.write(b"0\r\n\r\n")

        def log_message(self, *_: object) -> None:
            """Says nothing."""

    for method in ("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"):
        setattr(Handler, f"do_{method}", Handler.record)
    return Handler


@contextmanager
def recording() -> Iterator[Recorder]:
    """A recorder that is up as long as the context."""
    recorder = Recorder()
    server = ThreadingHTTPServer(("127.0.0.1", 0), _handler(recorder))
    recorder.url = f"http://127.0.0.1:{server.server_port}"
    thread = Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield recorder
    finally:
        server.shutdown()
        thread.join()
        server.server_close()
