"""What holds for every operation: the servers, the ways to prove who calls, and where it is declared."""

from typing import Final

from ._runtime.declarations import (
    Api,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    Credential,
    ErrorRule,
    OAuth2Auth,
)
from .errors import (
    IdempotencyMismatchError,
    InsufficientScopeError,
    InvalidRequestError,
    NameTakenError,
    QuotaExceededError,
    RenderBusyError,
    RenderOverError,
)

API: Final = Api(
    servers=(
        "https://api.studio.example/v1",
        "http://127.0.0.1:8321/v1",
    ),
    security={
        "account": ApiKeyAuth(
            Credential("account_api_key", "STUDIO_ACCOUNT_API_KEY"),
            "header",
            "X-Studio-Key",
        ),
        "owner": BasicAuth(
            Credential("owner_username", "STUDIO_OWNER_USERNAME"),
            Credential("owner_password", "STUDIO_OWNER_PASSWORD"),
        ),
        "session_cookie": ApiKeyAuth(
            Credential("session_cookie_api_key", "STUDIO_SESSION_COOKIE_API_KEY"),
            "cookie",
            "studio_session",
        ),
        "session_token": BearerAuth(
            Credential("session_token", "STUDIO_SESSION_TOKEN"),
        ),
        "session_link": ApiKeyAuth(
            Credential("session_link_api_key", "STUDIO_SESSION_LINK_API_KEY"),
            "query",
            "session",
        ),
        "oauth": OAuth2Auth(
            Credential("oauth_token", "STUDIO_OAUTH_TOKEN"),
            Credential("oauth_client_id", "STUDIO_OAUTH_CLIENT_ID"),
            Credential("oauth_client_secret", "STUDIO_OAUTH_CLIENT_SECRET"),
            "https://api.studio.example/v1/oauth/token",
        ),
    },
    errors=ErrorRule(
        code="/error/code",
        message="/error/message",
        classes={
            "insufficient_scope": InsufficientScopeError,
            "name_taken": NameTakenError,
            "render_busy": RenderBusyError,
            "render_over": RenderOverError,
            "idempotency_mismatch": IdempotencyMismatchError,
            "quota_exceeded": QuotaExceededError,
            "invalid_request": InvalidRequestError,
        },
    ),
    operations={
        "projectsList": "projects:LIST",
        "projectsCreate": "projects:CREATE",
        "projectsGet": "projects:GET",
        "projectsDelete": "projects:DELETE",
        "projectsUpdate": "projects:UPDATE",
        "filesList": "files:LIST",
        "filesUpload": "files:UPLOAD",
        "filesUploadMany": "files:UPLOAD_MANY",
        "filesGet": "files:GET",
        "filesDownload": "files:DOWNLOAD",
        "filesReplace": "files:REPLACE",
        "rendersCreate": "renders:CREATE",
        "rendersList": "renders:LIST",
        "rendersGet": "renders:GET",
        "rendersCancel": "renders:CANCEL",
        "eventsWatch": "events:WATCH",
        "eventsExport": "events:EXPORT",
        "assistantDescribe": "assistant:DESCRIBE",
        "commentsList": "comments:LIST",
        "commentsCreate": "comments:CREATE",
        "commentsThread": "comments:THREAD",
        "tokensCreate": "tokens:CREATE",
        "tokensRevoke": "tokens:REVOKE",
        "sessionsList": "sessions:LIST",
        "sessionsCreate": "sessions:CREATE",
        "accountGet": "account:GET",
        "accountBalance": "account:BALANCE",
        "accountUsage": "account:USAGE",
        "healthGet": "health:GET",
    },
)
