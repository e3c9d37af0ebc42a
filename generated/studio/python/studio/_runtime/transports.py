"""The HTTP clients underneath: the user's own, or one that is made at the first call."""

from threading import Lock

import httpx2


class SyncTransport:
    """An HTTP client that several API clients may share, closed with them only if it was made here."""

    def __init__(self, client: httpx2.Client | None) -> None:
        self._client = client
        self._owned = client is None
        self._closed = False
        self._lock = Lock()

    @property
    def client(self) -> httpx2.Client:
        """The HTTP client, made if need be."""
        return self._client or self._made()

    def _made(self) -> httpx2.Client:
        with self._lock:
            if self._closed:
                raise RuntimeError("the client is closed")
            self._client = self._client or httpx2.Client()
            return self._client

    def close(self) -> None:
        """Closes the connections, unless the user brought the HTTP client."""
        with self._lock:
            self._closed = True
            if self._owned and self._client:
                self._client.close()


class AsyncTransport:
    """An asynchronous HTTP client that several API clients may share, closed with them only if it was made here."""

    def __init__(self, client: httpx2.AsyncClient | None) -> None:
        self._client = client
        self._owned = client is None
        self._closed = False

    @property
    def client(self) -> httpx2.AsyncClient:
        """The HTTP client, made if need be."""
        return self._client or self._made()

    def _made(self) -> httpx2.AsyncClient:
        if self._closed:
            raise RuntimeError("the client is closed")
        self._client = httpx2.AsyncClient()
        return self._client

    async def aclose(self) -> None:
        """Closes the connections, unless the user brought the HTTP client."""
        self._closed = True
        if self._owned and self._client:
            await self._client.aclose()
