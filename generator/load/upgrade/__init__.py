"""Older documents as OpenAPI 3.1: what they mean stays the same."""

from collections.abc import Mapping
from typing import Any

from generator.errors import Location
from generator.load.upgrade.openapi30 import upgrade_openapi30
from generator.load.upgrade.swagger import MOVED, upgrade_swagger


def upgraded(
    root: dict[str, Any], version: str, name: str
) -> tuple[dict[str, Any], Mapping[str, Location]]:
    """The document as one of OpenAPI 3.1 (or 3.2, if it is that), and where its parts stood that were moved."""
    moved = {}
    if version == "2.0":
        root = upgrade_swagger(root)
        moved = {new: Location(name, old) for new, old in MOVED.items()}
    if version in {"2.0", "3.0"}:
        upgrade_openapi30(root)
    else:
        root["openapi"] = str(root["openapi"])
    return root, moved
