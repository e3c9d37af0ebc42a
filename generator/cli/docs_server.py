"""A site served on this machine only, from memory; its pages load themselves again when they are made again."""

import contextlib
import mimetypes
import threading
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote, urlsplit

Shown = Mapping[str, Callable[[], bytes]]
"""The contents of files by their paths below the site, made when they are asked for."""

_HOST = "127.0.0.1"
_OWN = "/_restencil/"
_WAIT = 20
# pages that may not connect to where they came from are left as they are
_MAY_CONNECT = b"connect-src 'self'"
_LOADER = b'<script src="/_restencil/reload.js" defer></script>\n</body>'
_SCRIPT = b"""\
const follow = async (seen) => {
  try {
    const now = await (await fetch("/_restencil/version?" + seen)).text();
    if (seen && now !== seen) location.reload();
    follow(now);
  } catch {
    setTimeout(() => follow(seen), 1000);
  }
};
follow("");
"""
_TYPES = {
    ".md": "text/markdown; charset=utf-8",
    ".yaml": "application/yaml; charset=utf-8",
    ".txt": "text/plain; charset=utf-8",
    ".html": "text/html; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
}


@dataclass(slots=True)
class Site:
    """A site that is served; every state of it has a number."""

    shown: Shown
    address: str = ""
    number: int = 1
    changed: threading.Condition = field(default_factory=threading.Condition)

    def show(self, shown: Shown) -> None:
        """Serves other files from now on, and has the pages that are open loaded again."""
        with self.changed:
            self.shown = shown
            self.number += 1
            self.changed.notify_all()

    def after(self, seen: str) -> bytes:
        """The number of the state, as soon as it is not the one that was `seen`, or after a while."""
        with self.changed:
            self.changed.wait_for(lambda: str(self.number) != seen, _WAIT)
            return str(self.number).encode()


@contextlib.contextmanager
def _running(server: ThreadingHTTPServer, site: Site) -> Iterator[Site]:
    with server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()


def served(shown: Shown, port: int) -> contextlib.AbstractContextManager[Site]:
    """Serves a site on the loopback address; raises OSError if the port cannot be used."""
    site = Site(shown)

    class Handler(_Handler):
        """Answers for this site."""

        of = site

    server = ThreadingHTTPServer((_HOST, port), Handler)
    server.daemon_threads = True
    site.address = f"http://{_HOST}:{server.server_port}/"
    return _running(server, site)


class _Handler(BaseHTTPRequestHandler):
    """Answers what is asked with a file of the site."""

    of: Site

    def do_GET(self) -> None:
        """Answers a request."""
        asked = urlsplit(self.path)
        if not self._is_ours():
            # a page of another host could read the site by a name that leads here
            self._answer(HTTPStatus.FORBIDDEN, ".txt", b"ask for 127.0.0.1\n")
        elif asked.path == f"{_OWN}version":
            self._answer(HTTPStatus.OK, ".txt", self.of.after(asked.query))
        elif asked.path == f"{_OWN}reload.js":
            self._answer(HTTPStatus.OK, ".js", _SCRIPT)
        else:
            self._file(unquote(asked.path).lstrip("/"))

    def _is_ours(self) -> bool:
        host = (self.headers["Host"] or "").partition(":")[0]
        return host in {_HOST, "localhost"}

    def _file(self, path: str) -> None:
        if not path or path.endswith("/"):
            path += "index.html"
        content = self.of.shown.get(path)
        if content is None:
            self._answer(HTTPStatus.NOT_FOUND, ".txt", b"there is no such page\n")
            return
        ending = path[path.rfind(".") :]
        self._answer(HTTPStatus.OK, ending, _followed(ending, content()))

    def _answer(self, status: HTTPStatus, ending: str, content: bytes) -> None:
        guessed = mimetypes.guess_type(f"x{ending}")[0] or "application/octet-stream"
        self.send_response(status)
        self.send_header("Content-Type", _TYPES.get(ending, guessed))
        self.send_header("Content-Length", str(len(content)))
        self.send_header("Cache-Control", "no-store")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.end_headers()
        with contextlib.suppress(BrokenPipeError, ConnectionResetError):
            self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Says nothing: what is asked for is nobody's business."""


def _followed(ending: str, content: bytes) -> bytes:
    if ending != ".html" or _MAY_CONNECT not in content:
        return content
    return content.replace(b"</body>", _LOADER, 1)
