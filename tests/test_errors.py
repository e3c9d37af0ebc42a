"""Bad input: each folder in `errors/` is one fault, and `want.txt` all that a user gets to read about it.

`pytest --record` writes `want.txt` anew.
"""

from pathlib import Path

import pytest

from tests.commands import arguments_of, cases_in, inputs_of, restencil, snapshot

ERRORS = cases_in(Path(__file__).parent / "errors")


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case.name)
def test_error(case: Path, tmp_path: Path, *, record: bool) -> None:
    """An input that cannot be used ends with exit code 2 and located problems, each with a hint; nothing is written."""
    work = inputs_of(case, tmp_path / "work")
    before = snapshot(work)
    outcome = restencil(work, *arguments_of(case))
    if record:
        (case / "want.txt").write_text(outcome.transcript, "utf-8")
    assert outcome.transcript == (case / "want.txt").read_text("utf-8")
    assert outcome.code == 2
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert snapshot(work) == before
