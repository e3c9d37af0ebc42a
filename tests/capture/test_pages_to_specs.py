"""Every page that readers are tried on, from the page to a document that clients are made of."""

import re
from pathlib import Path

import pytest

from tests.commands import restencil

FOLDER = Path(__file__).parent
PAGES = sorted(
    each
    for kind in ("curl", "markdown", "pages")
    for each in (FOLDER / kind).iterdir()
    if each.suffix in {".md", ".sh", ".txt"}
)
# what they describe is no operation that could be called
NO_OPERATION = {"republished.txt", "webhook-unnamed.txt"}


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_page(page: Path, tmp_path: Path) -> None:
    """A page gives a valid document, or a sentence that says what it lacks; captured again, it gives the same."""
    into = ("--into", "spec/made")
    outcome = restencil(tmp_path, "capture", str(page), *into)
    if page.name in NO_OPERATION:
        assert outcome.code == 2
        assert "error[page-without-operation]" in outcome.err
        return
    assert outcome.code == 0, outcome.transcript
    assert restencil(tmp_path, "capture", "--check", *into).code == 0
    made = restencil(tmp_path, "generate", "--target", "openapi")
    assert made.code == 0, made.transcript


@pytest.mark.parametrize("name", ["pages/seed.txt", "markdown/apifox.md"])
def test_cut_off(name: str, tmp_path: Path) -> None:
    """A page that ends anywhere gives a document or a sentence, and every line that is named is there."""
    page = FOLDER / name
    lines = page.read_text("utf-8").splitlines(keepends=True)
    for length in range(1, len(lines)):
        cut = tmp_path / f"page{page.suffix}"
        cut.write_text("".join(lines[:length]), "utf-8")
        outcome = restencil(tmp_path, "capture", str(cut), "--into", f"cut{length}")
        assert outcome.code in {0, 2}, outcome.transcript
        assert outcome.code == 0 or "  hint: " in outcome.err
        file = tmp_path / f"cut{length}/captured.yaml"
        said = (
            re.findall(r"# line (\d+)", file.read_text("utf-8"))
            if file.exists()
            else []
        )
        assert all(1 <= int(line) <= length for line in said)
