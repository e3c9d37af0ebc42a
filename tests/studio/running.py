"""A studio that is up, on a port of its own, as long as tests need it."""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Thread

import uvicorn
from starlette.types import ASGIApp, Receive, Scope, Send

from tests.studio.app import BASE, Studio, application
from tests.studio.document import Document
from tests.studio.store import Store


@dataclass(slots=True)
class Running:
    """A studio on loopback: its address, and what it knows, which is nothing again with each `renew`."""

    url: str
    document: Document
    store: Store = field(init=False)
    _app: ASGIApp = field(init=False)

    def __post_init__(self) -> None:
        self.renew()

    def renew(self) -> None:
        """Puts a new studio at the address of the old one, which is forgotten."""
        studio = Studio(self.document)
        self.store, self._app = studio.store, application(studio)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers as the studio that is there now."""
        await self._app(scope, receive, send)


@contextmanager
def running_studio(document: Document) -> Iterator[Running]:
    """A studio that is up as long as the context."""
    with _listening() as listening:
        port = listening.getsockname()[1]
        running = Running(f"http://127.0.0.1:{port}{BASE}", document)
        config = uvicorn.Config(running, lifespan="off", log_level="critical")
        server = uvicorn.Server(config)
        # connections wait in the socket until the server takes them
        thread = Thread(target=server.run, args=([listening],))
        thread.start()
        try:
            yield running
        finally:
            server.should_exit = server.force_exit = True
            thread.join()


def _listening() -> socket.socket:
    """A socket that says that it is of TCP: asyncio lets no other send at once what is written to it."""
    listening = socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP)
    listening.bind(("127.0.0.1", 0))
    listening.listen()
    return listening
