"""The clients of ChatFire."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.clients import AsyncClient, SyncClient
from ._runtime.options import DEFAULT_MAX_RESPONSE_BYTES, DEFAULT_TIMEOUT

if TYPE_CHECKING:
    import httpx2

    from ._runtime.auth import AsyncSecret, Secret
    from ._runtime.hooks import AsyncMiddlewareChain, MiddlewareChain
    from ._runtime.options import TimeoutValue
    from .resources.jimeng_video import AsyncJimengVideo, JimengVideo


class Chatfire(SyncClient):
    """A client of ChatFire, which threads may share; to be closed, or used in a `with` statement.

    Args:
        api_key: A secret, or what is called for it at each call; else from `CHATFIRE_API_KEY`.
        base_url: Where the API is served; by default https://api.chatfire.cn.
        timeout: Seconds for a whole call, or a `Timeout`.
        max_retries: How often a call is repeated that may be, as long as the client's quota of retries lasts.
        max_response_bytes: How long an answer may be when it is decompressed; by default 100 MiB, None for any length.
        strict_responses: Whether answers must satisfy their schema; by default they are read leniently.
        middleware: Functions `handle(request, call_next)` that see every attempt and answer it, the first the outermost.
        http_client: The HTTP client to send with, which is not closed.
    """

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        base_url: str | None = None,
        timeout: TimeoutValue = DEFAULT_TIMEOUT,
        max_retries: int = 2,
        max_response_bytes: int | None = DEFAULT_MAX_RESPONSE_BYTES,
        strict_responses: bool = False,
        middleware: MiddlewareChain = (),
        http_client: httpx2.Client | None = None,
    ) -> None:
        super().__init__(
            API,
            credentials={
                "api_key": api_key,
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            strict_responses=strict_responses,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def jimeng_video(self) -> JimengVideo:
        """即梦视频"""
        from .resources.jimeng_video import JimengVideo

        return JimengVideo(self._caller)


class AsyncChatfire(AsyncClient):
    """A client of ChatFire whose methods are awaited; to be closed, or used in `async with`.

    Args:
        api_key: A secret, or what is called for it at each call; else from `CHATFIRE_API_KEY`.
        base_url: Where the API is served; by default https://api.chatfire.cn.
        timeout: Seconds for a whole call, or a `Timeout`.
        max_retries: How often a call is repeated that may be, as long as the client's quota of retries lasts.
        max_response_bytes: How long an answer may be when it is decompressed; by default 100 MiB, None for any length.
        strict_responses: Whether answers must satisfy their schema; by default they are read leniently.
        middleware: Functions `handle(request, call_next)` that see every attempt and answer it, the first the outermost.
        http_client: The HTTP client to send with, which is not closed.
    """

    def __init__(
        self,
        *,
        api_key: AsyncSecret | None = None,
        base_url: str | None = None,
        timeout: TimeoutValue = DEFAULT_TIMEOUT,
        max_retries: int = 2,
        max_response_bytes: int | None = DEFAULT_MAX_RESPONSE_BYTES,
        strict_responses: bool = False,
        middleware: AsyncMiddlewareChain = (),
        http_client: httpx2.AsyncClient | None = None,
    ) -> None:
        super().__init__(
            API,
            credentials={
                "api_key": api_key,
            },
            base_url=base_url,
            timeout=timeout,
            max_retries=max_retries,
            max_response_bytes=max_response_bytes,
            strict_responses=strict_responses,
            middleware=middleware,
            http_client=http_client,
        )

    @cached_property
    def jimeng_video(self) -> AsyncJimengVideo:
        """即梦视频"""
        from .resources.jimeng_video import AsyncJimengVideo

        return AsyncJimengVideo(self._caller)
