"""The findings that the project file silences, each with the reason."""

from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Silence:
    """The rule that is silenced, and why; of one page or of one field only, where these are not empty."""

    rule: str
    reason: str
    page: str = ""
    field: str = ""


def silences_of(stated: list[dict[str, Any]]) -> tuple[Silence, ...]:
    """What a valid project file has under `findings`."""
    return tuple(Silence(**each) for each in stated)
