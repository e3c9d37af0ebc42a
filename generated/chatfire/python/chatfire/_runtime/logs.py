"""What is logged: a record for each call that ended, and one for each attempt, by the logger that is called as the package."""

import logging
from typing import Any, Final

from .endings import PACKAGE, Ending

LOGGER: Final = logging.getLogger(PACKAGE)
LOGGER.addHandler(logging.NullHandler())

CALLS: Final = logging.INFO
ATTEMPTS: Final = logging.DEBUG


def log_call(ending: Ending) -> None:
    """Logs how a call ended, after how many attempts."""
    _log(CALLS, "%s, attempts: %d", ending, ending.attempts)


def log_attempt(ending: Ending) -> None:
    """Logs how the latest attempt of a call ended."""
    _log(ATTEMPTS, "%s, attempt %d", ending, ending.attempts)


def _log(level: int, text: str, ending: Ending, count: int) -> None:
    if LOGGER.isEnabledFor(level):
        LOGGER.log(level, text, _line(ending), count, extra=_fields(ending))


def _line(ending: Ending) -> str:
    outcome = ending.error or ending.status
    told = f"{ending.method} {ending.path}: {outcome} in {ending.duration_ms:.0f} ms"
    return f"{told}, request {ending.request_id}" if ending.request_id else told


def _fields(ending: Ending) -> dict[str, Any]:
    return ending._asdict()
