"""Older documents as OpenAPI 3.1: what they mean stays the same."""

from dataclasses import dataclass
from typing import Any

from generator.load.moves import Moves
from generator.load.upgrade.mixed import upgrade_mixed
from generator.load.upgrade.notes import Note
from generator.load.upgrade.parameters import Made
from generator.load.upgrade.schemas import upgrade_schemas
from generator.load.upgrade.swagger import upgrade_swagger

__all__ = ["Note", "Upgraded", "upgraded"]


@dataclass(frozen=True, slots=True)
class Upgraded:
    """A document of OpenAPI 3.1 or 3.2, where its parts stood before, latest moves first, and what is to be said of it.

    The pointer of a note is that of the place before.
    """

    root: dict[str, Any]
    moves: tuple[Moves, ...]
    notes: tuple[Note, ...]


def upgraded(root: dict[str, Any], version: str) -> Upgraded:
    """The document as one of OpenAPI 3.1, or 3.2 if it is that."""
    notes: list[Note] = []
    moves: dict[str, str] = {}
    if version == "2.0":
        root, moves = upgrade_swagger(root, notes)
    else:
        upgrade_mixed(root, Made(moves, notes))
    if version in {"2.0", "3.0"}:
        root["openapi"] = "3.1.0"
    inner = upgrade_schemas(root, version, moves, notes)
    return Upgraded(root, (inner, moves), tuple(notes))
