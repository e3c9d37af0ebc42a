"""The clients of ChatFire."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from ._api import API
from ._runtime.clients import AsyncClient, SyncClient
from ._runtime.options import DEFAULT_TIMEOUT

if TYPE_CHECKING:
    import httpx2

    from ._runtime.auth import AsyncSecret, Secret
    from ._runtime.options import TimeoutValue
    from .resources.jimeng_video import AsyncJimengVideo, JimengVideo


class Chatfire(SyncClient):
    """A client of ChatFire, which threads may share; to be closed, or used in a `with` statement.

    Args:
        api_key: A secret, or what is called for it at each call; else from `CHATFIRE_API_KEY`.
        base_url: Where the API is served; by default https://api.chatfire.cn.
        timeout: Seconds for a whole call, or a `Timeout`.
        max_retries: How often a call is repeated that may be.
        strict_responses: Whether answers must satisfy their schema; by default they are read leniently.
        http_client: The HTTP client to send with, which is not closed.
    """

    def __init__(
        self,
        *,
        api_key: Secret | None = None,
        base_url: str | None = None,
        timeout: TimeoutValue = DEFAULT_TIMEOUT,
        max_retries: int = 2,
        strict_responses: bool = False,
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
            strict_responses=strict_responses,
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
        max_retries: How often a call is repeated that may be.
        strict_responses: Whether answers must satisfy their schema; by default they are read leniently.
        http_client: The HTTP client to send with, which is not closed.
    """

    def __init__(
        self,
        *,
        api_key: AsyncSecret | None = None,
        base_url: str | None = None,
        timeout: TimeoutValue = DEFAULT_TIMEOUT,
        max_retries: int = 2,
        strict_responses: bool = False,
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
            strict_responses=strict_responses,
            http_client=http_client,
        )

    @cached_property
    def jimeng_video(self) -> AsyncJimengVideo:
        """即梦视频"""
        from .resources.jimeng_video import AsyncJimengVideo

        return AsyncJimengVideo(self._caller)
