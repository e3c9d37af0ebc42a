"""`--strict` takes warnings for errors."""

from pathlib import Path

import pytest

from tests.commands import restencil, snapshot
from tests.load.effective import accepted, refused, write

UNTIDY = 'openapi: "3.1.0"\ninfo: {title: T, version: 1.0}\npaths: {}\n'
TIDY = UNTIDY.replace("1.0}", '"1.0"}')


def test_generate(tmp_path: Path) -> None:
    """With a warning nothing is written, and the warning is told as an error."""
    made = refused(tmp_path, UNTIDY, "--strict")
    assert (made.only.severity, made.only.line) == ("error", 2)
    assert not (tmp_path / "generated").exists()


def test_generate_again(tmp_path: Path) -> None:
    """Nor is anything after a run that was not strict, whose problems are remembered."""
    assert accepted(tmp_path, UNTIDY).only.severity == "warning"
    before = snapshot(tmp_path / "generated")
    outcome = restencil(
        tmp_path, "generate", "spec/api", "--target", "openapi", "--strict"
    )
    assert outcome.code == 2
    assert "error[openapi-untidy]" in outcome.err
    assert snapshot(tmp_path / "generated") == before


def test_one_of_two(tmp_path: Path) -> None:
    """A warning about one API keeps the others from being written too."""
    write(tmp_path / "spec", {"a/openapi.yaml": TIDY, "b/openapi.yaml": UNTIDY})
    outcome = restencil(tmp_path, "generate", "--strict")
    assert outcome.code == 2
    assert not (tmp_path / "generated").exists()


@pytest.mark.parametrize("command", ["generate", "check"])
def test_tidy(tmp_path: Path, command: str) -> None:
    """Without a warning it changes nothing."""
    write(tmp_path / "spec", {"a/openapi.yaml": TIDY})
    restencil(tmp_path, "generate")
    assert restencil(tmp_path, command, "--strict").code == 0


@pytest.mark.parametrize("is_fresh", [True, False])
def test_check(tmp_path: Path, *, is_fresh: bool) -> None:
    """`check` ends with 2 for a warning, whether what was generated is fresh or not."""
    write(tmp_path / "spec", {"a/openapi.yaml": UNTIDY})
    if is_fresh:
        restencil(tmp_path, "generate")
        assert restencil(tmp_path, "check").code == 0
    outcome = restencil(tmp_path, "check", "--strict")
    assert outcome.code == 2
    assert "error[openapi-untidy]" in outcome.err


@pytest.mark.parametrize("command", ["generate", "check"])
def test_help(tmp_path: Path, command: str) -> None:
    """The option is explained by `-h`."""
    assert "--strict" in restencil(tmp_path, command, "-h").out
