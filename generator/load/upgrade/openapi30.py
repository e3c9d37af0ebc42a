"""OpenAPI 3.0 as 3.1."""

from typing import Any

from generator.load.grammar import objects
from generator.load.upgrade.schemas import upgrade_schema


def upgrade_openapi30(root: dict[str, Any]) -> None:
    """Rewrites a document of OpenAPI 3.0 as one of 3.1, in place."""
    root["openapi"] = "3.1.0"
    for placed in objects(root):
        if placed.kind == "schema" and isinstance(placed.value, dict):
            upgrade_schema(placed.value)
