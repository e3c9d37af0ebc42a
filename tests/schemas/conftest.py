"""Makes clients of schemas."""

from pathlib import Path
from typing import Any

import pytest

from tests.schemas.made import Made, Make, Schema, make


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Makes the client of some schemas; keywords are those of the schema `Thing`, which is sent and answered."""

    def made(schemas: dict[str, Schema] | None = None, **thing: Any) -> Made:
        return make(tmp_path, schemas or {}, **thing)

    return made
