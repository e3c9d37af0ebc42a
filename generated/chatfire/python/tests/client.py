"""The client that is tested, and the secrets that it takes."""

from types import ModuleType
from typing import Any, Final

import chatfire as package
from chatfire import AsyncChatfire as AsyncClient
from chatfire import Chatfire as Client

__all__ = ["AsyncClient", "CREDENTIALS", "Client", "PACKAGE"]

PACKAGE: Final[ModuleType] = package
CREDENTIALS: Final[dict[str, Any]] = {
    "api_key": "secret",
}
