"""What holds for the engine as a whole: its layers, its determinism, and what never reaches a page or a terminal."""

import ast
import importlib
import json
import os
import pty
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import Environment

from generator.errors import Stop
from generator.filters import filters
from generator.ir import Name, Text, Value
from generator.language import Language
from generator.parts import Parts
from generator.plan import Page, Target
from generator.render import Renderer
from generator.texts import Texts
from tests.commands import ROOT, restencil, restencil_apart, snapshot

# A module may import those of the rows above its own, and of its own package. What is not in the table must be put there.
LAYERS = (
    "errors ir code shown schemas memory spool yaml_pyyaml lock_text language ledger strings merkle",
    "fits least once parts yaml_block",
    "limits wording yaml_dump",
    "layout values names literals faults examples prose site breakages canonical tree media_types styles",
    "format violations sparing filters credentials parameters",
    "handwritten standalone forms",
    "bodies",
    "load exchange",
    "resolve plan fingerprint payloads cache unshown lock capture",
    "identity kept compiled texts stated",
    "stems document_text snapshot",
    "rereading",
    "views",
    "render targets",
    "making",
    "reading",
    "pipeline",
    "cli",
    "__main__",
)
ROWS = {name: row for row, names in enumerate(LAYERS) for name in names.split()}
ENGINE = ROOT / "generator"
MODULES = sorted(
    path for path in ENGINE.rglob("*.py") if path != ENGINE / "__init__.py"
)


def _part(path: Path) -> str:
    return path.relative_to(ENGINE).with_suffix("").parts[0]


def _imported(tree: ast.AST) -> set[str]:
    """The parts of the engine that a module imports, wherever in it."""
    named = {
        each.module or "" for each in ast.walk(tree) if isinstance(each, ast.ImportFrom)
    } | {
        alias.name
        for each in ast.walk(tree)
        if isinstance(each, ast.Import)
        for alias in each.names
    }
    return {name.split(".")[1] for name in named if name.startswith("generator.")}


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_layers(path: Path) -> None:
    """A module imports only parts of layers below its own; imports inside a package are its own business."""
    part = _part(path)
    for other in _imported(ast.parse(path.read_text("utf-8"))) - {part}:
        assert {other, part} <= ROWS.keys(), "put the new module into the table"
        assert ROWS[other] < ROWS[part], f"{part} imports {other}"


def test_layers_bottom() -> None:
    """`ir` and `errors` import nothing of ours, and nothing but `__main__` imports `cli`."""
    imports: dict[str, set[str]] = {}
    for path in MODULES:
        found = _imported(ast.parse(path.read_text("utf-8"))) - {_part(path)}
        imports.setdefault(_part(path), set()).update(found)
    assert imports["ir"] == imports["errors"] == set()
    assert [part for part in imports if "cli" in imports[part]] == ["__main__"]


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(ROOT)))
def test_only_cli_prints(path: Path) -> None:
    """No module outside `cli` prints, or names the standard streams."""
    names = {
        ast.unparse(each)
        for each in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(each, ast.Name | ast.Attribute)
    }
    spoken = {"print", "click.echo", "sys.stdout", "sys.stderr", "sys.stdin"}
    assert _part(path) == "cli" or not names & spoken


def test_determinism(tmp_path: Path) -> None:
    """The same spec gives the same bytes whatever the hash seed, the locale, the time zone and the working folder."""
    surroundings = (
        {"PYTHONHASHSEED": "1", "LC_ALL": "C", "TZ": "UTC"},
        {"PYTHONHASHSEED": "2", "LC_ALL": "C.UTF-8", "TZ": "Asia/Shanghai"},
    )
    trees = []
    for number, environment in enumerate(surroundings):
        here = tmp_path / str(number)
        shutil.copytree(ROOT / "tests/cases/hostile/spec", here / "spec")
        given_as = str(here / "spec/evil") if number else "spec/evil"
        cache = {"XDG_CACHE_HOME": str(here / "cache")}
        made = restencil_apart(here, "generate", given_as, **environment, **cache)
        assert made.code == 0, made.transcript
        trees.append({**snapshot(here / "generated"), **snapshot(here / "spec")})
    assert trees[0] == trees[1]


def test_encoding_of_the_terminal(tmp_path: Path) -> None:
    """A stream that cannot show every character is written to all the same."""
    shutil.copytree(ROOT / "tests/cases/hostile/spec", tmp_path / "spec")
    for encoding in ("ascii", "latin-1"):
        narrow = {"PYTHONIOENCODING": encoding, "PYTHONUTF8": "0"}
        made = restencil_apart(tmp_path, "generate", "--target", "openapi", **narrow)
        assert made.code == 0, made.transcript


LEAK = "leaked"
VALUES = (Text(LEAK), Name((LEAK,), LEAK), Value(LEAK), Value({"k": [LEAK]}))
EXPRESSIONS = (
    "x",
    "x ~ ''",
    "'' ~ x",
    "'%s' % x",
    "'%r' % x",
    "'%s' | html % x",
    "'%r' | html % x",
    "[x] ~ ('' | html)",
    "'{}'.format(x)",
    "'{!r}'.format(x)",
    "'{0._text}'.format(x)",
    "x._text",
    "x._wire",
    "x._json",
    "x.words",
    "x['_text']",
    "x._text | html",
    "x._json | html",
    "x.__str__()",
    "x.__repr__()",
    "x.__class__",
    "x.__dataclass_fields__",
    "[x]",
    "(x, x)",
    "{'k': x}",
    "x and x",
    "x + ''",
    "x | string",
    "x | safe",
    "x | e",
    "x | list",
    "x | join",
    "x if x else ''",
    "'a'.join([x])",
    "''.__mod__(x)",
)


def _rendered(folder: Path, template: str, value: object) -> str:
    (folder / "page.jinja").write_text(template)
    language = Language("T", "D")
    renderer = Renderer(
        Target("t", folder, language), filters(language), Texts(Parts({}, {}))
    )
    return renderer.render(Page("page", "page.jinja", {"x": value}))


@pytest.mark.parametrize("expression", EXPRESSIONS)
def test_unprintable(tmp_path: Path, expression: str) -> None:
    """Text, names and values of a spec cannot be printed by any expression that has no filter for a sink."""
    for value in VALUES:
        with pytest.raises(Stop) as stopped:
            _rendered(tmp_path, "{{ " + expression + " }}", value)
        (problem,) = stopped.value.problems
        assert problem.rule == "template-fault"
        assert problem.location.line == 1
        assert LEAK not in problem.message


@pytest.mark.parametrize(
    "statement",
    [
        "{% set y = x %}{{ y }}",
        "{% for y in [x] %}{{ y }}{% endfor %}",
        "{% macro m(y) %}{{ y }}{% endmacro %}{{ m(x) }}",
        "{% set y %}{{ x }}{% endset %}{{ y }}",
        "{% filter html %}{{ x }}{% endfilter %}",
        "{% autoescape false %}{{ x }}{% endautoescape %}",
    ],
)
def test_unprintable_in_statements(tmp_path: Path, statement: str) -> None:
    """Nor can they by way of a statement of the template language."""
    for value in VALUES:
        with pytest.raises(Stop):
            _rendered(tmp_path, statement, value)


def test_compiled(tmp_path: Path) -> None:
    """A page is rendered by its template and the facts as they are now, whatever was compiled of them before."""
    page = tmp_path / "page.jinja"
    for comment, text in (("#", "x"), ("//", "x"), ("//", "yy"), ("#", "x")):
        page.write_text("{{ '" + text + "' | comment }}")
        language = Language("T", "D", comment=comment)
        renderer = Renderer(
            Target("t", tmp_path, language), filters(language), Texts(Parts({}, {}))
        )
        assert renderer.render(Page("page", page.name, {})) == f"{comment} {text}"


def test_compiled_once(tmp_path: Path) -> None:
    """What was compiled for one document is not compiled again for the next: to do so takes longer than to render it."""
    shutil.copytree(ROOT / "tests/cases/hostile/spec", tmp_path / "spec")
    shutil.copytree(tmp_path / "spec/evil", tmp_path / "spec/twin")
    assert restencil(tmp_path, "generate", "spec/evil").code == 0
    compiled = AssertionError("a template is compiled")
    with mock.patch.object(Environment, "compile", side_effect=compiled):
        assert restencil(tmp_path, "generate", "spec/twin").code == 0


def test_printable(tmp_path: Path) -> None:
    """Through a filter they are printed: what the tests above refuse is not the template itself."""
    assert _rendered(tmp_path, "{{ x | html }}", Text("a<b")) == "a&lt;b"


@given(st.text())
def test_no_string_of_text(text: str) -> None:
    """No way by which Python turns an object into a string unasked works on text of a spec."""
    for value in (Text(text), Name((text,), text), Value(text)):
        for printed in (str, format, "{}".format, "{:>9}".format, "%s".__mod__):
            with pytest.raises(TypeError, match="without a filter"):
                printed(value)


def _told_after(folder: Path, asked: str, *arguments: str) -> Any:
    """What an expression is, in a process of its own, once a command has run in it; `compiled` are templates."""
    script = (
        "import sys, json\n"
        "from generator.cli import main\n"
        "compiled = []\n"
        "sys.addaudithook(lambda name, said: name == 'compile' and str(said[1]).endswith('.jinja') and compiled.append(said[1]))\n"
        "try: main()\n"
        "except SystemExit as ended: assert not ended.code\n"
        f"print('\\n' + json.dumps({asked}))\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", script, *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder)},
        capture_output=True,
        check=True,
    )
    return json.loads(ran.stdout.splitlines()[-1])


def _modules_after(folder: Path, *arguments: str) -> set[str]:
    """The top-level modules that are loaded once a command has run."""
    names = _told_after(folder, "[*sys.modules]", *arguments)
    return {name.split(".")[0] for name in names}


def test_compiled_for_the_next_process(tmp_path: Path) -> None:
    """Nor in another process, as long as what is kept is the user's own and can be read."""
    shutil.copytree(ROOT / "tests/cases/hostile/spec/evil", tmp_path / "spec/evil")
    kept = tmp_path / "restencil/templates"

    def compiled(out: str) -> bool:
        return bool(_told_after(tmp_path, "compiled", "generate", "--out", out))

    assert compiled("a")
    assert not compiled("b")
    kept.chmod(0o666)
    assert compiled("c")
    kept.write_bytes(kept.read_bytes()[:1000])
    assert compiled("d")
    assert not compiled("e")
    assert snapshot(tmp_path / "a") == snapshot(tmp_path / "e")


def test_help_is_light(tmp_path: Path) -> None:
    """Help imports nothing that it does not need."""
    loaded = _modules_after(tmp_path, "--help")
    assert not loaded & {"jinja2", "black", "jsonschema", "yaml", "rich", "ormsgpack"}
    assert "click" in loaded


def test_warm_run_is_light(tmp_path: Path) -> None:
    """A run that changes nothing imports neither the templates' engine, nor the formatter, nor the validator."""
    shutil.copytree(ROOT / "tests/cases/parameters/spec", tmp_path / "spec")
    heavy = {"jinja2", "black", "jsonschema"}
    # whether black is asked depends on what there is to lay out
    assert _modules_after(tmp_path, "generate") >= heavy - {"black"}
    assert not _modules_after(tmp_path, "generate") & heavy
    assert not _modules_after(tmp_path, "check") & heavy


def test_bug(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unexpected exception ends with exit code 70, and says without a traceback that it is a bug, where, and what to do."""

    def break_down(_: object) -> None:
        raise RuntimeError(LEAK)

    module = importlib.import_module("generator.cli.targets")
    monkeypatch.setattr(module, "discover", break_down)
    outcome = restencil(tmp_path, "targets")
    assert outcome.code == 70
    assert outcome.out == ""
    assert "this is a bug in restencil" in outcome.err
    assert "RuntimeError at test_engine.py:" in outcome.err
    assert "hint: please report it" in outcome.err
    assert "Traceback" not in outcome.err
    assert LEAK not in outcome.err


def _on_terminal(folder: Path, *arguments: str, **environment: str) -> bytes:
    """What a command writes to a terminal."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "generator", *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm", **environment},
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
    ):
        os.close(theirs)
        shown = _read(ours)
    os.close(ours)
    return shown


def _read(terminal: int) -> bytes:
    shown = b""
    while True:
        try:
            piece = os.read(terminal, 65536)
        except OSError:
            # how Linux says that the other side was closed
            return shown
        if not piece:
            return shown
        shown += piece


def test_color(tmp_path: Path) -> None:
    """Problems are coloured for a person at a terminal, unless NO_COLOR is set or nobody is there to see it."""
    assert b"\x1b[" in _on_terminal(tmp_path, "check")
    assert b"\x1b" not in _on_terminal(tmp_path, "check", NO_COLOR="1")
    apart = restencil_apart(tmp_path, "check")
    assert "error[no-specs]" in apart.err
    assert "\x1b" not in apart.err + apart.out


def test_color_of_progress(tmp_path: Path) -> None:
    """Progress is shown at a terminal; with NO_COLOR it has no colour either."""
    shutil.copytree(ROOT / "tests/cases/hostile/spec", tmp_path / "spec")
    assert b"generating spec/evil" in _on_terminal(tmp_path, "generate")
    shown = _on_terminal(tmp_path, "check", NO_COLOR="1")
    assert b"m" not in {piece[-1:] for piece in shown.split(b"\x1b[")[1:]}


@pytest.mark.parametrize("flag", ["-h", "--help"])
@pytest.mark.parametrize("command", ["", "generate", "check", "validate", "targets"])
def test_help(tmp_path: Path, command: str, flag: str) -> None:
    """Every command has help, in the short and the long spelling."""
    outcome = restencil(tmp_path, *command.split(), flag)
    assert (outcome.code, outcome.err) == (0, "")
    assert outcome.out.startswith(f"Usage: {' '.join(('restencil', command)).strip()} ")


def test_version(tmp_path: Path) -> None:
    """The version is told in one line."""
    outcome = restencil(tmp_path, "--version")
    assert (outcome.code, outcome.out) == (0, "restencil 0.1.0\n")


def test_module(tmp_path: Path) -> None:
    """`python -m generator` is the same command."""
    outcome = restencil_apart(tmp_path, "targets")
    assert outcome == restencil(tmp_path, "targets")
    assert "python " in outcome.out


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_completion(tmp_path: Path, shell: str) -> None:
    """Each shell is given a script for completion."""
    wish = {"_RESTENCIL_COMPLETE": f"{shell}_source"}
    outcome = restencil_apart(tmp_path, **wish)
    assert outcome.code == 0
    assert "_RESTENCIL_COMPLETE" in outcome.out


def test_completion_of_targets(tmp_path: Path) -> None:
    """`--target` is completed with the names of the targets."""
    line = "restencil generate --target samples/s"
    wish = {"_RESTENCIL_COMPLETE": "bash_complete", "COMP_WORDS": line}
    outcome = restencil_apart(tmp_path, **wish, COMP_CWORD="3")
    assert "plain,samples/shell\n" in outcome.out
