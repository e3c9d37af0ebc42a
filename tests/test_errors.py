"""Bad input: each folder in `errors/` is one fault, and `want.txt` all that a user gets to read about it.

`pytest --record` writes `want.txt` anew.
"""

import re
import shutil
from pathlib import Path

import pytest

from tests.commands import (
    ROOT,
    Outcome,
    arguments_of,
    cases_in,
    inputs_of,
    restencil,
    restencil_apart,
    snapshot,
)

ERRORS = cases_in(Path(__file__).parent / "errors")


@pytest.mark.parametrize("case", ERRORS, ids=lambda case: case.name)
def test_error(case: Path, tmp_path: Path, *, record: bool) -> None:
    """An input that cannot be used ends with exit code 2 and located problems, each with a hint; nothing is written."""
    work = inputs_of(case, tmp_path / "work")
    before = snapshot(work)
    outcome = restencil(work, *arguments_of(case))
    assert outcome.code == 2, outcome.transcript
    told = outcome.transcript.replace(str(work), "…")
    if record:
        (case / "want.txt").write_text(told, "utf-8")
    assert told == (case / "want.txt").read_text("utf-8")
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert snapshot(work) == before


SPEC = """\
openapi: 3.1.0
info: {title: Pets, version: "1"}
paths:
  /pets:
    get:
      tags: [pets]
      responses:
        "200": {description: All of them.}
"""

SAMPLE = "samples/shell/{service}/{operation}.sh.jinja"
FACTS = "samples/shell/target.yaml"
PLAIN = "title: Shell\ndescription: Requests with curl.\n"


@pytest.fixture
def engine(tmp_path: Path) -> Path:
    """A copy of the engine and its templates, to be spoiled, beside a spec to generate from."""
    skipped = shutil.ignore_patterns("__pycache__")
    for name in ("generator", "templates"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=skipped)
    (tmp_path / "pets.yaml").write_text(SPEC)
    return tmp_path


@pytest.mark.parametrize(
    ("template", "line", "rule", "message"),
    [
        ("one\n{{ operation.nope | html }}", 2, "template-fault", "nope"),
        ("one\n{{ operation.nope | literal }}", 2, "template-fault", "nope"),
        ("{{ nothing }}", 1, "template-fault", "`nothing`|'nothing' is undefined"),
        ("one\n\n{% if operation %}", 3, "template-fault", "endif"),
        (
            "one\n{{ operation.file }}{{ operation.operation.path }}",
            2,
            "template-fault",
            "without a filter",
        ),
        ("one\n{{ operation.file ~ operation.url }}", 2, "template-fault", "a filter"),
        ("one\n{{ operation.url | upper }}", 2, "template-fault", "upper"),
        ("{% include 'absent.jinja' %}", 1, "template-fault", "absent.jinja"),
    ],
)
def test_template(
    engine: Path, template: str, line: int, rule: str, message: str
) -> None:
    """A fault of a template is one problem, at its line of the template, with a hint; nothing is written."""
    file = engine / "templates" / SAMPLE
    file.write_text(template + "\n")
    outcome = _generated(engine)
    assert f"{file}:{line}:1: error[{rule}]" in outcome.err
    assert re.search(message, outcome.err)


@pytest.mark.parametrize(
    ("facts", "line", "message"),
    [
        (PLAIN + "colour: red\n", 3, "`colour` is not known here"),
        (PLAIN + "names:\n  file: Kebab\n", 4, "must be one of"),
        (PLAIN.replace("title", "titel"), 1, "`title` is required"),
        (PLAIN + "\tx: y\n", 3, "tab"),
    ],
)
def test_facts(engine: Path, facts: str, line: int, message: str) -> None:
    """A fault of a `target.yaml` is a problem at its line; nothing is written."""
    file = engine / "templates" / FACTS
    file.write_text(facts)
    outcome = _generated(engine)
    assert f"{file}:{line}:" in outcome.err
    assert message in outcome.err


def test_facts_of_literals(engine: Path) -> None:
    """A template that needs facts which its target does not state is told so at its line."""
    (engine / "templates" / FACTS).write_text(PLAIN)
    outcome = _generated(engine)
    assert "samples/shell/" in outcome.err
    assert re.search(r"\.jinja:\d+:1: error\[template-fault\]", outcome.err)
    assert "`literals`" in outcome.err


def test_hole(engine: Path) -> None:
    """A hole in the path of a template that names nothing is a problem that names it."""
    odd = engine / "templates/samples/shell/{servise}.sh.jinja"
    odd.write_text("one\n")
    outcome = _generated(engine)
    assert f"{odd}: error[unknown-hole]" in outcome.err
    assert "{servise}" in outcome.err


def test_collision(engine: Path) -> None:
    """Two outputs on one path, even if only in another case, are a problem that names both sources."""
    for name in ("all.sh", "ALL.sh.jinja"):
        (engine / "templates/samples/shell" / name).write_text("one\n")
    outcome = _generated(engine)
    assert "error[path-collision]" in outcome.err
    assert "samples/shell/ALL.sh.jinja and samples/shell/all.sh" in outcome.err


def _generated(engine: Path) -> Outcome:
    """What the spoiled engine does, having said all that holds for every fault of it."""
    outcome = restencil_apart(
        engine, "generate", "pets.yaml", "--target", "samples", PYTHONPATH=str(engine)
    )
    assert outcome.code == 2, outcome.transcript
    assert outcome.out == ""
    assert "Traceback" not in outcome.err
    assert len(re.findall(r"error\[", outcome.err)) in {1, 2}
    assert outcome.err.count("hint: ") == len(re.findall(r"error\[", outcome.err))
    assert not (engine / "generated").exists()
    return outcome
