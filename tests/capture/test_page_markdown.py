"""Pages in Markdown: what the OpenAPI document in them says, and what is wrong with it."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.capture.readers.page_markdown import looks_like, read
from tests.capture.stating import damaged, garbled, holds, said, stated

FOLDER = Path(__file__).parent / "markdown"
CASES = sorted(FOLDER.glob("*.md"))
TEXTS = [path.read_text("utf-8") for path in CASES]


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_says(path: Path) -> None:
    """A page gives the facts that are written beside it, each with its line, and its doubts."""
    facts, doubts = said(read(path.read_text("utf-8")))
    assert (facts, doubts) == stated(path.with_suffix(".yaml"), "SCHEMA")
    assert looks_like(path.read_text("utf-8"))


@pytest.mark.parametrize("path", CASES, ids=lambda path: path.stem)
def test_damaged(path: Path) -> None:
    """A page that was copied badly is read as far as it goes, or told."""
    for text in damaged(path.read_text("utf-8")):
        holds(read, text)
        looks_like(text)


@pytest.mark.parametrize("end", ["\r\n", "\r"])
def test_line_ends(end: str) -> None:
    """Other ends of lines change nothing."""
    for text in TEXTS:
        assert said(read(text.replace("\n", end))) == said(read(text))


@given(st.sampled_from(TEXTS), st.integers())
def test_garbled(text: str, seed: int) -> None:
    """Any characters in the place of others are read, or told."""
    holds(read, garbled(text, seed))


@given(st.text() | st.binary().map(lambda raw: raw.decode(errors="replace")))
def test_any_text(text: str) -> None:
    """Any text is read, in a block or not, or told to be no page."""
    holds(read, text)
    holds(read, f"# T\n```yaml POST /x\n{text}")
    looks_like(text)


documents = st.recursive(
    st.none() | st.booleans() | st.integers() | st.sampled_from(["", "a", "#/paths"]),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            [
                "type",
                "properties",
                "items",
                "required",
                "enum",
                "nullable",
                "$ref",
                "oneOf",
                "allOf",
                "example",
                "examples",
                "schema",
                "content",
                "application/json",
                "name",
                "in",
                "value",
                "security",
                "tags",
                "parameters",
                "x-apifox-enum",
                "x-apifox-orders",
                "format",
            ]
        ),
        inner,
        max_size=4,
    ),
    max_leaves=12,
)


@given(documents)
def test_odd_documents(part: object) -> None:
    """Whatever stands where something else should is passed over."""
    operation = {
        "parameters": part,
        "requestBody": {
            "content": {"application/json": {"schema": part, "example": part}}
        },
        "responses": {"200": part, "201": {"content": {"text/plain": part}}},
        "security": part,
        "tags": part,
    }
    whole = {
        "openapi": "3.0.1",
        "paths": {"/x": {"get": operation}, "/y": part},
        "components": {"schemas": {"a": part}, "securitySchemes": {"a": part}},
        "servers": part,
    }
    holds(read, f"# T\n```json\n{json.dumps(whole)}\n```\n")


@pytest.mark.parametrize(
    "text",
    ["", "# Title\n\ntext", "```yaml\nservices: {}\n```", "```python\nopenapi: 1\n```"],
)
def test_no_page(text: str) -> None:
    """A text without a document is not taken for such a page."""
    assert not looks_like(text)


def test_no_secret() -> None:
    """What looks like a credential stands in no fact and in no doubt."""
    text = (FOLDER / "smells.md").read_text("utf-8")
    assert "sk-9f8e" in text
    assert "sk-9f8e" not in repr(read(text))


def test_aliases_do_not_multiply() -> None:
    """Aliases of aliases, which stand for more than anyone wrote, are told and not followed."""
    lines = ["a0: &a0 {type: string}"]
    lines += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 12)]
    text = "\n".join(["```yaml GET /x", "openapi: 3.0.1", *lines, "```"])
    rules = [each.rule for each in read(text).doubts]
    assert rules == ["document-unreadable"]


@pytest.mark.parametrize(
    "text", ["{{token}}", "[必填] 航班", "@所有人可用", "类型: 1-男"]
)
def test_unquoted(text: str) -> None:
    """A text that should have been quoted is read as if it were, and told."""
    lines = [
        "openapi: 3.0.1",
        "paths:",
        "  /x:",
        "    get:",
        f"      summary: {text}",
    ]
    reading = read("\n".join(["```yaml", *lines, "```"]))
    assert text in [each.value for each in reading.facts]
    told = [(each.rule, each.lines) for each in reading.doubts]
    assert told == [("yaml-repaired", (6,))]


def test_many_faults() -> None:
    """A page of which every text should have been quoted is given up, not tried for ever."""
    lines = [f"d{n}:\n  description: a: b" for n in range(500)]
    text = "\n".join(["```yaml GET /x", "openapi: 3.0.1", *lines, "```"])
    assert read(text).doubts[-1].rule == "document-unreadable"


def test_aliases_in_circles() -> None:
    """An alias inside the value that it repeats is told, and the page is not read."""
    lines = ["openapi: 3.0.1", "paths: {}", "x: &x", "  properties: {next: *x}"]
    (doubt,) = read("\n".join(["```yaml GET /x", *lines, "```"])).doubts
    assert (doubt.rule, doubt.lines) == ("document-unreadable", (5,))


@pytest.mark.parametrize("target", ["'#/components/schemas/A'", "[]", "'#/x'", "'x'"])
def test_circles(target: str) -> None:
    """References that lead to themselves, or to none, end."""
    lines = [
        "openapi: 3.0.1",
        "paths: {/x: {get: {requestBody: {content: {a/b: {schema: {$ref: '#/components/schemas/A'}}}}}}}",
        f"components: {{schemas: {{A: {{$ref: {target}}}}}}}",
    ]
    reading = read("\n".join(["```yaml", *lines, "```"]))
    assert "reference-unresolved" in [each.rule for each in reading.doubts]
