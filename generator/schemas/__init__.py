"""The JSON Schemas of the files and extensions that people write for restencil."""

import json
from pathlib import Path
from typing import Any

_FOLDER = Path(__file__).parent


def read_schema(name: str) -> dict[str, Any]:
    """The JSON Schema called `name`, such as `project` or `x-restencil-page`."""
    schema: dict[str, Any] = json.loads(
        (_FOLDER / f"{name}.schema.json").read_text("utf-8")
    )
    return schema
