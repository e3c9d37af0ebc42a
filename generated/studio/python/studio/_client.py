"""The clients of Studio."""

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
    from .resources.projects import AsyncProjects, Projects
    from .resources.files import AsyncFiles, Files
    from .resources.renders import AsyncRenders, Renders
    from .resources.events import AsyncEvents, Events
    from .resources.assistant import AsyncAssistant, Assistant
    from .resources.comments import AsyncComments, Comments
    from .resources.tokens import AsyncTokens, Tokens
    from .resources.sessions import AsyncSessions, Sessions
    from .resources.account import AsyncAccount, Account
    from .resources.health import AsyncHealth, Health


class Studio(SyncClient):
    """A client of Studio, which threads may share; to be closed, or used in a `with` statement.

    Args:
        account_api_key: A secret, or what is called for it at each call; else from `STUDIO_ACCOUNT_API_KEY`.
        owner_username: A secret, or what is called for it at each call; else from `STUDIO_OWNER_USERNAME`.
        owner_password: A secret, or what is called for it at each call; else from `STUDIO_OWNER_PASSWORD`.
        session_cookie_api_key: A secret, or what is called for it at each call; else from `STUDIO_SESSION_COOKIE_API_KEY`.
        session_token: A secret, or what is called for it at each call; else from `STUDIO_SESSION_TOKEN`.
        session_link_api_key: A secret, or what is called for it at each call; else from `STUDIO_SESSION_LINK_API_KEY`.
        oauth_token: A secret, or what is called for it at each call; else from `STUDIO_OAUTH_TOKEN`.
        oauth_client_id: A secret, or what is called for it at each call; else from `STUDIO_OAUTH_CLIENT_ID`.
        oauth_client_secret: A secret, or what is called for it at each call; else from `STUDIO_OAUTH_CLIENT_SECRET`.
            With `oauth_client_id`, and without `oauth_token`, it gets tokens from https://api.studio.example/v1/oauth/token.
        base_url: Where the API is served; by default https://api.studio.example/v1.
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
        account_api_key: Secret | None = None,
        owner_username: Secret | None = None,
        owner_password: Secret | None = None,
        session_cookie_api_key: Secret | None = None,
        session_token: Secret | None = None,
        session_link_api_key: Secret | None = None,
        oauth_token: Secret | None = None,
        oauth_client_id: Secret | None = None,
        oauth_client_secret: Secret | None = None,
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
                "account_api_key": account_api_key,
                "owner_username": owner_username,
                "owner_password": owner_password,
                "session_cookie_api_key": session_cookie_api_key,
                "session_token": session_token,
                "session_link_api_key": session_link_api_key,
                "oauth_token": oauth_token,
                "oauth_client_id": oauth_client_id,
                "oauth_client_secret": oauth_client_secret,
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
    def projects(self) -> Projects:
        """projects"""
        from .resources.projects import Projects

        return Projects(self._caller)

    @cached_property
    def files(self) -> Files:
        """files"""
        from .resources.files import Files

        return Files(self._caller)

    @cached_property
    def renders(self) -> Renders:
        """renders"""
        from .resources.renders import Renders

        return Renders(self._caller)

    @cached_property
    def events(self) -> Events:
        """events"""
        from .resources.events import Events

        return Events(self._caller)

    @cached_property
    def assistant(self) -> Assistant:
        """assistant"""
        from .resources.assistant import Assistant

        return Assistant(self._caller)

    @cached_property
    def comments(self) -> Comments:
        """comments"""
        from .resources.comments import Comments

        return Comments(self._caller)

    @cached_property
    def tokens(self) -> Tokens:
        """tokens"""
        from .resources.tokens import Tokens

        return Tokens(self._caller)

    @cached_property
    def sessions(self) -> Sessions:
        """sessions"""
        from .resources.sessions import Sessions

        return Sessions(self._caller)

    @cached_property
    def account(self) -> Account:
        """account"""
        from .resources.account import Account

        return Account(self._caller)

    @cached_property
    def health(self) -> Health:
        """health"""
        from .resources.health import Health

        return Health(self._caller)


class AsyncStudio(AsyncClient):
    """A client of Studio whose methods are awaited; to be closed, or used in `async with`.

    Args:
        account_api_key: A secret, or what is called for it at each call; else from `STUDIO_ACCOUNT_API_KEY`.
        owner_username: A secret, or what is called for it at each call; else from `STUDIO_OWNER_USERNAME`.
        owner_password: A secret, or what is called for it at each call; else from `STUDIO_OWNER_PASSWORD`.
        session_cookie_api_key: A secret, or what is called for it at each call; else from `STUDIO_SESSION_COOKIE_API_KEY`.
        session_token: A secret, or what is called for it at each call; else from `STUDIO_SESSION_TOKEN`.
        session_link_api_key: A secret, or what is called for it at each call; else from `STUDIO_SESSION_LINK_API_KEY`.
        oauth_token: A secret, or what is called for it at each call; else from `STUDIO_OAUTH_TOKEN`.
        oauth_client_id: A secret, or what is called for it at each call; else from `STUDIO_OAUTH_CLIENT_ID`.
        oauth_client_secret: A secret, or what is called for it at each call; else from `STUDIO_OAUTH_CLIENT_SECRET`.
            With `oauth_client_id`, and without `oauth_token`, it gets tokens from https://api.studio.example/v1/oauth/token.
        base_url: Where the API is served; by default https://api.studio.example/v1.
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
        account_api_key: AsyncSecret | None = None,
        owner_username: AsyncSecret | None = None,
        owner_password: AsyncSecret | None = None,
        session_cookie_api_key: AsyncSecret | None = None,
        session_token: AsyncSecret | None = None,
        session_link_api_key: AsyncSecret | None = None,
        oauth_token: AsyncSecret | None = None,
        oauth_client_id: AsyncSecret | None = None,
        oauth_client_secret: AsyncSecret | None = None,
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
                "account_api_key": account_api_key,
                "owner_username": owner_username,
                "owner_password": owner_password,
                "session_cookie_api_key": session_cookie_api_key,
                "session_token": session_token,
                "session_link_api_key": session_link_api_key,
                "oauth_token": oauth_token,
                "oauth_client_id": oauth_client_id,
                "oauth_client_secret": oauth_client_secret,
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
    def projects(self) -> AsyncProjects:
        """projects"""
        from .resources.projects import AsyncProjects

        return AsyncProjects(self._caller)

    @cached_property
    def files(self) -> AsyncFiles:
        """files"""
        from .resources.files import AsyncFiles

        return AsyncFiles(self._caller)

    @cached_property
    def renders(self) -> AsyncRenders:
        """renders"""
        from .resources.renders import AsyncRenders

        return AsyncRenders(self._caller)

    @cached_property
    def events(self) -> AsyncEvents:
        """events"""
        from .resources.events import AsyncEvents

        return AsyncEvents(self._caller)

    @cached_property
    def assistant(self) -> AsyncAssistant:
        """assistant"""
        from .resources.assistant import AsyncAssistant

        return AsyncAssistant(self._caller)

    @cached_property
    def comments(self) -> AsyncComments:
        """comments"""
        from .resources.comments import AsyncComments

        return AsyncComments(self._caller)

    @cached_property
    def tokens(self) -> AsyncTokens:
        """tokens"""
        from .resources.tokens import AsyncTokens

        return AsyncTokens(self._caller)

    @cached_property
    def sessions(self) -> AsyncSessions:
        """sessions"""
        from .resources.sessions import AsyncSessions

        return AsyncSessions(self._caller)

    @cached_property
    def account(self) -> AsyncAccount:
        """account"""
        from .resources.account import AsyncAccount

        return AsyncAccount(self._caller)

    @cached_property
    def health(self) -> AsyncHealth:
        """health"""
        from .resources.health import AsyncHealth

        return AsyncHealth(self._caller)
