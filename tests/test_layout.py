"""The layout of generated Python, with black as the judge: the same bytes as black over the whole file."""

import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

import black
import pytest
from black.mode import Mode, TargetVersion
from hypothesis import given
from hypothesis import strategies as st

from generator import making
from generator.format import formatted
from generator.layout import laid_out
from tests.commands import ROOT, restencil

MODE = Mode(target_versions={TargetVersion.PY311})
SPECS = sorted(
    [
        *ROOT.glob("spec/*"),
        *ROOT.glob("tests/cases/*/spec/*"),
        *ROOT.glob("tests/hostile/documents/*"),
    ]
)


def judge(text: str) -> str:
    """What black makes of a source text."""
    return black.format_str(text, mode=MODE)


@pytest.mark.parametrize("spec", SPECS, ids=lambda path: str(path.relative_to(ROOT)))
def test_generated(spec: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every module and every sample that templates write is laid out as black lays out the whole of it."""
    seen: dict[str, str] = {}

    def noted(path: str, text: str, formats: Mapping[str, str]) -> bytes:
        if path.endswith(".py"):
            seen[path] = text
        return formatted(path, text, formats)

    monkeypatch.setattr(making, "formatted", noted)
    # what is generated has its names written into the folder of the spec
    copied = shutil.copytree if spec.is_dir() else shutil.copy2
    outcome = restencil(
        tmp_path,
        "generate",
        str(copied(spec, tmp_path / spec.name)),
        "--target",
        "python",
        "--target",
        "samples/python",
    )
    assert outcome.code in {0, 2}
    assert bool(seen) == (outcome.code == 0)
    for path, text in seen.items():
        assert formatted(path, text, {".py": "black"}).decode() == judge(text), path


def identifiers() -> st.SearchStrategy[str]:
    """Names short and so long that what holds them does not fit its line."""
    return st.builds(
        lambda name, times: name * times,
        st.sampled_from(["a", "name", "视频", "x2E"]),
        st.integers(1, 24),
    )


@st.composite
def types(draw: st.DrawFn, depth: int = 2) -> str:
    """Annotations as the engine writes them."""
    if not depth:
        return draw(identifiers())
    inner = types(depth - 1)
    form = draw(
        st.sampled_from(
            [
                "{}",
                "{}",
                "list[{}]",
                "dict[str, {}]",
                "{} | None",
                "{} | {} | None",
                "Literal[1, -2]",
                "Annotated[{}, Open({})]",
                "Annotated[{}, Constrained(min_length=1, max_length=2000)]",
                'Annotated[{} | {}, Tagged("a", {"b": {}, "<>": {}}, ("c",))]',
                'Annotated[{}, Field(alias="<>")]',
            ]
        )
    )
    while "{}" in form:
        form = form.replace("{}", draw(inner), 1)
    return form.replace("<>", draw(identifiers()))


STRINGS = st.text(st.sampled_from("ab \"'\\#{}()[],:频"), max_size=90).map(
    lambda text: f'"{_escaped(text)}"'
)


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


@st.composite
def modules(draw: st.DrawFn) -> str:
    """A module of the forms that the templates write, of every width."""
    return "\n".join(
        [
            '"""A module."""',
            "",
            "from typing import Any",
            "",
            *draw(st.lists(_statements()).map(_flat)),
        ]
    )


def _flat(parts: list[list[str]]) -> Iterator[str]:
    for part in parts:
        yield from part


def _statements() -> st.SearchStrategy[list[str]]:
    return st.one_of(_constants(), _declarations(), _models(), _resources())


@st.composite
def _constants(draw: st.DrawFn) -> list[str]:
    text = ['"""Text.', '   more"""'] if draw(st.booleans()) else []
    return [f"{draw(identifiers())}: TypeAlias = {draw(types())}", *text, ""]


@st.composite
def _declarations(draw: st.DrawFn) -> list[str]:
    items = draw(st.lists(st.tuples(STRINGS, types()), max_size=3))
    head = [
        f"{draw(identifiers())}: Final[Operation[{draw(types())}]] = Operation(",
        f"    name={draw(STRINGS)},",
        f"    {draw(STRINGS)} + os.environ[{draw(STRINGS)}],",
        f"    parameters=(Parameter({draw(STRINGS)}, {draw(types())}),),",
    ]
    body = [f"        {key}: {value}," for key, value in items]
    return [*head, *(["    responses={", *body, "    },"] if body else []), ")", ""]


@st.composite
def _models(draw: st.DrawFn) -> list[str]:
    fields = draw(
        st.lists(
            st.tuples(identifiers(), types(), st.booleans()), min_size=1, max_size=4
        )
    )
    lines = [
        "",
        f"class {draw(identifiers())}(Model{draw(st.sampled_from(['', ', closed=True']))}):",
        f'    """{draw(identifiers())}."""',
        "",
    ]
    for name, told, optional in fields:
        lines += [
            f"    {name}: {told}{' = None' if optional else ''}",
            '    """Said of it."""',
        ]
    return [*lines, ""]


@st.composite
def _resources(draw: st.DrawFn) -> list[str]:
    parameters = draw(
        st.lists(st.tuples(identifiers(), types()), min_size=1, max_size=4)
    )
    texts = [
        ["One line."],
        ["More lines.", "", "        Args:", "            a: b", "        "],
    ]
    text = "\n".join(draw(st.sampled_from(texts)))
    return [
        *(
            "",
            f"class {draw(identifiers())}(SyncResource):",
            '    """Text."""',
            "",
            f"    def __init__(self, {draw(identifiers())}: {draw(identifiers())}) -> None:",
            f"        self.x = {draw(identifiers())}(a.b)",
            "",
            "    def call(",
            "        self,",
        ),
        *(
            "        *,",
            f"        {draw(identifiers())}: {draw(identifiers())} = (),",
            *(f"        {name}: {told}," for name, told in parameters[:1]),
            *(
                f"        {name}: {told} | Omit = OMIT,"
                for name, told in parameters[1:]
            ),
        ),
        *(
            f"    ) -> {draw(types())}:",
            f'        """{text}"""',
            f"        return {draw(identifiers())}(self._caller)",
            "        return self._call(",
        ),
        *(
            "            body={",
            *(f"                {draw(STRINGS)}: {name}," for name, _ in parameters),
        ),
        *("            },", "        )", ""),
    ]


@given(modules())
def test_forms(text: str) -> None:
    """The forms of the templates are laid out as black does, whatever names, types and strings they hold."""
    assert laid_out(text, judge) == judge(text)


def test_declared_only() -> None:
    """A method without a body, whose annotation is too long, is laid out as black does."""
    names = " | ".join(f"AnAnswerOfSomeLength{number}" for number in range(5))
    text = (
        f"class A:\n    @overload\n    def f(\n        self,\n    ) -> {names}: ...\n"
    )

    def never(asked: str) -> str:
        raise AssertionError(asked)

    assert laid_out(text, never) == judge(text)


@pytest.mark.parametrize("length", range(70, 84, 2))
@pytest.mark.parametrize(
    "form",
    ['f(\n    a=("{}",),\n)', '{{\n    "a": ("{}",),\n}}', '[\n    ("{}",),\n]'],
)
def test_tuples_of_one(form: str, length: int) -> None:
    """A tuple of one text is broken where it is too long, though the text alone would not be."""
    text = f"a = {form.format('x' * length)}\n"
    assert laid_out(text, judge) == judge(text)
