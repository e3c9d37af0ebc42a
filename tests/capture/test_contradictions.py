"""Every kind of finding, in both languages: a page that holds it, and one that does not, each short; `want.yaml` says on which lines."""

import ast
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.capture.findings.registry import KINDS
from generator.errors import Severity
from tests.commands import ROOT, restencil

FOLDER = Path(__file__).parent
PAIRS = sorted(FOLDER.glob("contradictions/*/*/want.yaml"))
LANGUAGES = {"en", "zh"}
CLEAN = sorted(FOLDER.glob("contradictions/clean/*"))
# the numbers of the study by which a person can find where it was seen
SMELLS = range(1, 55)
# one is told of a page when it is read, the others are of several pages: test_capture.py, test_apart.py and test_namesakes.py hold them
ELSEWHERE = {"secret-shown", "pages-collide", "schemas-collide"}
# with them a page is refused, or they are of a text that nobody takes for a page: no document is made that could have them
REFUSED = {"no-document", "no-command", "no-address", "no-calls", "page-too-large"}
# of recordings and of pages in two formats, which the tests of their readers hold
RECORDED = {
    *("path-from-calls", "hosts-differ", "cookies-left-out", "auth-not-expressed"),
    *("example-too-large", "entries-skipped", "renderings-differ"),
}
_DOUBTS = {"Doubt", "doubt"}


def _rule_and_language(want: Path) -> str:
    return "-".join(want.parts[-3:-1])


def notes_of(work: Path, page: Path) -> list[dict[str, Any]]:
    """The findings about a page, as the captured document has them."""
    outcome = restencil(work, "capture", str(page), "--into", "spec/kite")
    assert outcome.code == 0, outcome.transcript
    document = yaml.safe_load((work / "spec/kite/captured.yaml").read_text("utf-8"))
    return [
        note
        for item in document["paths"].values()
        for operation in item.values()
        for note in operation.get("x-restencil-notes", ())
    ]


def page_in(folder: Path, name: str) -> Path:
    """The page of that name, in whatever format it is."""
    return next(folder.glob(f"{name}.*"))


@pytest.mark.parametrize("want", PAIRS, ids=_rule_and_language)
def test_found(want: Path, tmp_path: Path) -> None:
    """A page that holds a contradiction is told of with the lines of both sides and a remedy, and of nothing else that is not argued."""
    rule, wanted = want.parts[-3], yaml.safe_load(want.read_text("utf-8"))
    notes = notes_of(tmp_path, page_in(want.parent, "with"))
    found = [note for note in notes if note["rule"] == rule]
    assert [note["lines"] for note in found] == wanted["lines"]
    assert all(note["remedy"] for note in found)
    besides = {note["rule"] for note in notes} - {rule}
    assert besides == set(wanted.get("besides", ()))


@pytest.mark.parametrize("want", PAIRS, ids=_rule_and_language)
def test_not_found(want: Path, tmp_path: Path) -> None:
    """A page without it is not told of."""
    notes = notes_of(tmp_path, page_in(want.parent, "without"))
    assert want.parts[-3] not in {note["rule"] for note in notes}


@pytest.mark.parametrize("page", CLEAN, ids=lambda page: page.name)
def test_clean(page: Path, tmp_path: Path) -> None:
    """Of a page that leaves nothing open and contradicts nothing, nothing is told."""
    assert notes_of(tmp_path, page) == []


def test_every_smell() -> None:
    """Each of the 54 kinds of the study has a rule, and each rule that has one a pair of pages here."""
    told = {number for kind in KINDS.values() for number in kind.smells}
    assert told == set(SMELLS)
    held = {want.parts[-3] for want in PAIRS} | ELSEWHERE
    assert {kind.id for kind in KINDS.values() if kind.smells} - held == set()
    assert held <= KINDS.keys()


def test_both_languages() -> None:
    """Each rule that has pages here has them in both languages."""
    shown = {want.parts[-3]: set[str]() for want in PAIRS}
    for want in PAIRS:
        shown[want.parts[-3]].add(want.parts[-2])
    assert {rule: each for rule, each in shown.items() if each != LANGUAGES} == {}


def test_every_page() -> None:
    """Each rule is held by a page here, or by one that the readers are tried on."""
    held = {want.parts[-3] for want in PAIRS} | ELSEWHERE
    stated = {
        part
        for kind in ("pages", "markdown", "curl")
        for path in (FOLDER / kind).glob("*.yaml")
        for doubt in yaml.safe_load(path.read_text("utf-8")).get("doubts", ())
        for part in doubt
    }
    assert KINDS.keys() - held - stated - REFUSED - RECORDED == set()


def test_registry() -> None:
    """Every rule that a reader or a rule of findings names is in the registry, and every kind of the registry is named somewhere."""
    named = set()
    for path in sorted((ROOT / "generator/capture").rglob("*.py")):
        if path.name != "registry.py":
            named |= set(_named(ast.parse(path.read_text("utf-8"))))
    literals = {each for each in named if each in KINDS}
    assert KINDS.keys() - literals == set()


def test_doubts() -> None:
    """No doubt has a rule that the registry does not know."""
    for path in sorted((ROOT / "generator/capture").rglob("*.py")):
        for call in _doubts(ast.parse(path.read_text("utf-8"))):
            assert call in KINDS, f"put {call} of {path.name} into the registry"


def _named(tree: ast.AST) -> list[str]:
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]


def _doubts(tree: ast.AST) -> list[str]:
    """The first argument of each call that makes a doubt, where it stands there as it is."""
    return [
        first.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and _called(node.func) in _DOUBTS
        and node.args
        and isinstance(first := node.args[0], ast.Constant)
        and isinstance(first.value, str)
    ]


def _called(function: ast.expr) -> str:
    match function:
        case ast.Name(id=name):
            return name
        case ast.Attribute(attr=name):
            return name
    return ""


def test_sentences() -> None:
    """Each kind says in one sentence what it is, and only one that asks a person can be settled."""
    for kind in KINDS.values():
        assert kind.says.endswith((".", "`.")), kind.id
        assert not (kind.severity is Severity.NOTE and kind.settled), kind.id


def _table() -> str:
    rows = [
        f"| `{kind.id}` | {kind.severity.name.lower()} | {kind.says} | {', '.join(f'`{each}`' for each in kind.settled)} |"
        for kind in KINDS.values()
    ]
    return "\n".join(["| rule | | what it tells | settled by |", "|---|---|---|---|", *rows])  # fmt: skip


def test_told_in_contributing(*, record: bool) -> None:
    """CONTRIBUTING.md has every kind of finding, as the registry has it; README.md says how many there are."""
    file = ROOT / "CONTRIBUTING.md"
    before, mark, rest = file.read_text("utf-8").partition("<!-- the kinds of findings -->\n")  # fmt: skip
    table, end, after = rest.partition("\n<!-- end -->")
    if record:
        file.write_text(before + mark + _table() + end + after, "utf-8")
    else:
        assert table == _table()
    assert f"There are {len(KINDS)} kinds" in (ROOT / "README.md").read_text("utf-8")


def test_shown_in_readme(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What README.md shows of a finding is what `restencil check` prints of ChatFire's page."""
    monkeypatch.setenv("NO_COLOR", "1")
    folder = tmp_path / "spec/chatfire"
    page = str(ROOT / "spec/chatfire/pages/292859250.txt")
    restencil(tmp_path, "capture", page, "--into", str(folder))
    (folder / "restencil.yaml").write_text("targets: [openapi]\n", "utf-8")
    told = restencil(tmp_path, "check", "spec/chatfire").err
    shown = (ROOT / "README.md").read_text("utf-8").partition("```\nspec/chatfire/pages/")[2]  # fmt: skip
    assert "spec/chatfire/pages/" + shown.partition("```")[0] in told
    # each of the seed's contradictions, as the study has them
    for rule in (
        *("content-type-differs", "sample-lacks-auth", "example-is-not-json"),
        *("enum-in-title", "enum-only-in-comment", "model-of-another-kind"),
        *("errors-undocumented", "values-unlisted", "date-time-without-zone"),
        "required-unstated",
    ):
        assert f"[{rule}]" in told
