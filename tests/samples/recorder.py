"""A server on loopback that keeps every request, byte for byte, and answers by its path."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from urllib.parse import parse_qsl


@dataclass(frozen=True, slots=True)
class Answer:
    """What the server says to a request."""

    status: int = 200
    type: str = "application/json"
    body: bytes = b"{}"


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
    """The server: its address, what it answers by the beginning of a path, and what it has received."""

    url: str = ""
    answers: dict[str, Answer] = field(default_factory=dict)
    received: list[Received] = field(default_factory=list)

    def answer(self, path: str) -> Answer:
        """What is said to a request for `path`."""
        found = (self.answers[each] for each in self.answers if path.startswith(each))
        return next(found, Answer())

    def take(self) -> Received:
        """The one request since the last call."""
        (only,) = self.received
        self.received.clear()
        return only


def _handler(recorder: Recorder) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def record(self) -> None:
            path, _, query = self.path.partition("?")
            body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
            headers = {name.lower(): value for name, value in self.headers.items()}
            recorder.received.append(Received(self.command, path, query, headers, body))
            self.say(recorder.answer(path))

        def say(self, answer: Answer) -> None:
            self.send_response(answer.status)
            self.send_header("Content-Type", answer.type)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(answer.body)

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
