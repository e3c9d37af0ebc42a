"""`restencil check` on findings: how they are told, and how people settle and silence them."""

from pathlib import Path

import pytest

from tests.commands import Outcome, restencil

CLEAN = Path(__file__).parent / "contradictions/clean/english.txt"
FIELD = "status\nstring\nrequired\nHow far it is\n"
OVERLAY = """\
overlay: 1.1.0
info: {title: Corrections, version: "1"}
actions:
  - target: $.paths['/v1/seats'].post.responses['200'].content['application/json'].schema.properties.status
    update: {%s}
"""
TOLD = """\
spec/kite/pages/page.txt:44:1: warning[values-unlisted]: `status` on line 44 tells a state, and the page does not list \
which there are, only `held` as an example on line 50. The spec allows any text.
  44 | string
     | ^
  hint: ask which states there are, and write them into the corrections as `enum`
"""


@pytest.fixture
def work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project of which a page leaves one thing open, generated."""
    monkeypatch.setenv("NO_COLOR", "1")
    text = CLEAN.read_text("utf-8")
    text = text.replace("Name of the seat\n", f"Name of the seat\n{FIELD}")
    text = text.replace('"12A"\n', '"12A",\n"status": "held"\n')
    (tmp_path / "page.txt").write_text(text, "utf-8")
    restencil(tmp_path, "capture", "page.txt", "--into", "spec/kite")
    chosen(tmp_path, "")
    return tmp_path


def chosen(work: Path, findings: str) -> None:
    """Writes a project file with these findings."""
    text = f"targets: [openapi]\n{findings}"
    (work / "spec/kite/restencil.yaml").write_text(text, "utf-8")


def corrected(work: Path, update: str) -> None:
    """Corrects the field that is in doubt."""
    overlay = work / "spec/kite/corrections.overlay.yaml"
    overlay.write_text(OVERLAY % update, "utf-8")


def checked(work: Path) -> Outcome:
    """What is told of the project once it is generated."""
    made = restencil(work, "generate")
    assert made.code == 0, made.transcript
    return restencil(work, "check")


def test_told(work: Path) -> None:
    """A finding is told at the line of its page, with the line itself and what to do, and the exit code is 1."""
    outcome = checked(work)
    assert outcome.err == TOLD
    assert outcome.code == 1
    assert "of 1 finding on its pages, 0 settled by corrections, 0 silenced, 1 told of\n" in outcome.out  # fmt: skip


def test_strict(work: Path) -> None:
    """With --strict a finding is an error, as every warning is."""
    restencil(work, "generate")
    outcome = restencil(work, "check", "--strict")
    assert "error[values-unlisted]" in outcome.err
    assert outcome.code == 2


def test_generate(work: Path) -> None:
    """Findings keep nothing from being generated, and are not told there."""
    outcome = restencil(work, "generate")
    assert (outcome.code, outcome.err) == (0, "")


def test_settled(work: Path) -> None:
    """A correction of what the finding is about settles it."""
    corrected(work, "enum: [held, booked]")
    outcome = checked(work)
    assert (outcome.code, outcome.err) == (0, "")
    assert "1 settled by corrections, 0 silenced, 0 told of" in outcome.out


def test_not_settled(work: Path) -> None:
    """A correction of something else, even of the same field, does not."""
    corrected(work, "description: How far the booking is")
    outcome = checked(work)
    assert outcome.err == TOLD
    assert outcome.code == 1


def test_note(work: Path) -> None:
    """A finding that asks nobody anything is a note, with which the exit code is 0."""
    page = work / "page.txt"
    text = page.read_text("utf-8").replace(
        "/v1/seats\n", "/v1/seats\nLast modified: 2025-05-01 09:30:00\n", 1
    )
    page.write_text(text.replace(FIELD, "").replace(',\n"status": "held"', ""), "utf-8")
    restencil(work, "capture", "page.txt", "--into", "spec/kite")
    outcome = checked(work)
    assert "note[modified-twice]" in outcome.err
    assert outcome.code == 0


@pytest.mark.parametrize(
    "narrowed", ["", ", page: page", ", field: /status", ", page: page, field: /status"]
)
def test_silenced(work: Path, narrowed: str) -> None:
    """A finding is silenced by its rule and a reason, if wanted for a page or a field only; how many are is said."""
    chosen(work, f"findings:\n- {{rule: values-unlisted, reason: asked{narrowed}}}\n")
    outcome = checked(work)
    assert (outcome.code, outcome.err) == (0, "")
    assert "0 settled by corrections, 1 silenced, 0 told of" in outcome.out


@pytest.mark.parametrize("narrowed", ["page: other", "field: /seat"])
def test_silence_of_something_else(work: Path, narrowed: str) -> None:
    """A silence that is for another page or field silences nothing, and that is told where it stands."""
    chosen(work, f"findings:\n- {{rule: values-unlisted, reason: asked, {narrowed}}}\n")
    outcome = checked(work)
    assert "spec/kite/restencil.yaml:3:3: warning[silence-idle]: no finding of `values-unlisted` is left for this to silence" in outcome.err  # fmt: skip
    assert TOLD in outcome.err
    assert outcome.code == 1


def test_idle_silence(work: Path) -> None:
    """A silence of what is settled, or never was, does not stay unnoticed."""
    corrected(work, "enum: [held, booked]")
    chosen(work, "findings:\n- {rule: values-unlisted, reason: asked}\n- {rule: no-such-rule, reason: asked}\n")  # fmt: skip
    outcome = checked(work)
    assert "no finding of `values-unlisted` is left for this to silence" in outcome.err
    assert "`no-such-rule` is no rule of findings" in outcome.err
    assert outcome.code == 1


@pytest.mark.parametrize(
    "findings",
    [
        "findings: []\n",
        "findings: [values-unlisted]\n",
        "findings: [{rule: values-unlisted}]\n",
        'findings: [{rule: values-unlisted, reason: " "}]\n',
        "findings: [{rule: values-unlisted, reason: asked, line: 44}]\n",
    ],
)
def test_invalid_silence(work: Path, findings: str) -> None:
    """A silence without a reason, or with something that is unknown, is an error of the project file."""
    chosen(work, findings)
    outcome = restencil(work, "check")
    assert outcome.code == 2
    assert "error[project-invalid]" in outcome.err
    assert "spec/kite/restencil.yaml:2:" in outcome.err


def test_hostile_document(work: Path) -> None:
    """What a captured document says reaches the terminal without control characters, and leads to no file but its evidence."""
    (work / "secret.txt").write_text("\n".join(["hidden"] * 50), "utf-8")
    captured = work / "spec/kite/captured.yaml"
    text = captured.read_text("utf-8")
    hostile = 'file: ../../../secret.txt\n        remedy: "\\e[31mask"'
    wanted = "remedy: ask which states there are, and write them into the corrections as `enum`"
    assert wanted in text
    captured.write_text(text.replace(wanted, hostile), "utf-8")
    outcome = restencil(work, "check")
    assert "values-unlisted" in outcome.err
    assert "\x1b" not in outcome.err
    assert "hidden" not in outcome.err


def test_without_the_page(work: Path) -> None:
    """Where the evidence is gone, the finding is told of the captured document."""
    (work / "spec/kite/pages/page.txt").unlink()
    outcome = checked(work)
    assert "spec/kite/captured.yaml" in outcome.err
    assert "values-unlisted" in outcome.err
    assert outcome.code == 1


def test_two_files(work: Path) -> None:
    """Where a page is kept as text and as Markdown, a message names the line of the file that says it."""
    document = (CLEAN.parent / "document.md").read_text("utf-8")
    (work / "page.md").write_text(document, "utf-8")
    text = (work / "page.txt").read_text("utf-8")
    (work / "38001201.txt").write_text(text, "utf-8")
    folder = work / "spec/two"
    outcome = restencil(work, "capture", "page.md", "38001201.txt", "--into", str(folder))  # fmt: skip
    assert outcome.code == 0, outcome.transcript
    (folder / "restencil.yaml").write_text("targets: [openapi]\n", "utf-8")
    told = restencil(work, "check", "spec/two").err
    assert "spec/two/pages/38001201.txt:48:1: warning[example-field-unknown]" in told
    assert "The example shows `status` on line 48 of 38001201.txt" in told
