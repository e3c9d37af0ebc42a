"""Servers for pages: one that gives a site, and one that lets pages of other origins call it."""

import mimetypes
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.loopback import Answer, Received, Server, running_server

_ALLOWED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Headers": "*, Authorization",
    "Access-Control-Allow-Methods": "*",
}


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """The address of a site while it is up."""

    def reply(received: Received) -> Answer:
        file = site / received.target.partition("?")[0].lstrip("/")
        if not file.is_file():
            # browsers look for an icon that no page names
            return Answer(204 if file.name == "favicon.ico" else 404, b"")
        kind = mimetypes.guess_type(file.name)[0] or "text/plain"
        return Answer(
            200, file.read_bytes(), {"Content-Type": f"{kind}; charset=utf-8"}
        )

    with running_server() as server:
        server.reply = reply
        yield server.url


def allow(server: Server, answer: Answer) -> None:
    """Lets pages of any origin call a server, which gives them one answer."""
    told = Answer(
        answer.status, answer.body, {**answer.headers, **_ALLOWED}, answer.stall
    )

    def reply(received: Received) -> Answer:
        return Answer(204, b"", _ALLOWED) if received.method == "OPTIONS" else told

    server.reply = reply


def calls(server: Server) -> list[Received]:
    """What a server was asked, but for the browser's own questions."""
    return [each for each in server.requests if each.method != "OPTIONS"]
