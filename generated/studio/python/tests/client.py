"""The client that is tested, and the secrets that it takes."""

from types import ModuleType
from typing import Any, Final

import studio as package
from studio import AsyncStudio as AsyncClient
from studio import Studio as Client

__all__ = ["AsyncClient", "CREDENTIALS", "Client", "PACKAGE"]

PACKAGE: Final[ModuleType] = package
CREDENTIALS: Final[dict[str, Any]] = {
    "account_api_key": "secret",
    "owner_username": "secret",
    "owner_password": "secret",
    "session_cookie_api_key": "secret",
    "session_token": "secret",
    "session_link_api_key": "secret",
    "oauth_token": "secret",
}
