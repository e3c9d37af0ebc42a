"""The park, as each test has it."""

from pathlib import Path

import pytest

from tests.corrections.park import DOCUMENT, Park


@pytest.fixture
def park(tmp_path: Path) -> Park:
    """A spec folder without corrections."""
    made = Park(tmp_path)
    made.document.parent.mkdir(parents=True)
    made.document.write_text(DOCUMENT, "utf-8")
    return made
