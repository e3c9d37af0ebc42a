"""OpenAPI 3.0 read as 3.1: what it means stays the same, and problems stand where the author wrote them."""

from pathlib import Path

import pytest

from tests.load.effective import accepted, refused, with_operation, with_schemas


def upgraded(folder: Path, schema: str) -> object:
    made = accepted(folder, with_schemas("3.0.3", f"A: {schema}, B: {{type: string}}"))
    assert made.told == []
    assert made.at("/openapi") == "3.1.0"
    return made.at("/components/schemas/A")


REF = {"$ref": "#/components/schemas/B"}
REF_TEXT = '"$ref": "#/components/schemas/B"'
NULL = {"type": "null"}


@pytest.mark.parametrize(
    ("schema", "want"),
    [
        ("{type: string, nullable: true}", {"type": ["string", "null"]}),
        ("{type: string, nullable: false}", {"type": "string"}),
        ("{type: string, x-nullable: true}", {"type": ["string", "null"]}),
        (
            "{type: string, enum: [a, b], nullable: true}",
            {"type": ["string", "null"], "enum": ["a", "b", None]},
        ),
        (
            "{type: string, enum: [a, null], nullable: true}",
            {"type": ["string", "null"], "enum": ["a", None]},
        ),
        ("{enum: [1, 2], nullable: true}", {"enum": [1, 2, None]}),
        ("{nullable: true}", {}),
        (f"{{{REF_TEXT}, nullable: true}}", {"anyOf": [REF, NULL]}),
        (
            f"{{allOf: [{{{REF_TEXT}}}], nullable: true, description: D, x-a: 1}}",
            {"description": "D", "x-a": 1, "anyOf": [{"allOf": [REF]}, NULL]},
        ),
        (
            f"{{type: string, oneOf: [{{{REF_TEXT}}}], nullable: true}}",
            {"anyOf": [{"type": "string", "oneOf": [REF]}, NULL]},
        ),
        (
            f"{{anyOf: [{{{REF_TEXT}, nullable: true}}]}}",
            {"anyOf": [{"anyOf": [REF, NULL]}]},
        ),
    ],
)
def test_nullable(tmp_path: Path, schema: str, want: object) -> None:
    """`nullable: true` lets null be a value, beside a type, in an enum and around whatever the schema refers to."""
    assert upgraded(tmp_path, schema) == want


@pytest.mark.parametrize(
    "frame",
    [
        "{type: object, properties: {p: %s}}",
        "{type: array, items: %s}",
        "{type: object, additionalProperties: %s}",
        "{not: %s}",
        "{allOf: [%s]}",
    ],
)
def test_nullable_everywhere(tmp_path: Path, frame: str) -> None:
    """Schemas inside schemas are read in the same way."""
    made = str(upgraded(tmp_path, frame % "{type: integer, nullable: true}"))
    assert "{'type': ['integer', 'null']}" in made


def test_nullable_in_operations(tmp_path: Path) -> None:
    """So are the schemas of parameters, headers, bodies and callbacks."""
    nullable = "{type: string, nullable: true}"
    made = accepted(
        tmp_path,
        with_operation(
            "3.0.0",
            f"""
parameters: [{{name: q, in: query, schema: {nullable}}}]
requestBody: {{content: {{a/b: {{schema: {nullable}}}}}}}
responses:
  "200":
    description: D
    headers: {{X-A: {{schema: {nullable}}}}}
    content: {{a/b: {{schema: {nullable}}}}}
callbacks:
  done: {{"{{$request.body#/url}}": {{post: {{requestBody: {{content: {{a/b: {{schema: {nullable}}}}}}}, responses: {{}}}}}}}}
""",
        ),
    )
    text = str(made.document)
    assert text.count("['string', 'null']") == 5
    assert "nullable" not in text


def test_properties_of_that_name(tmp_path: Path) -> None:
    """A property may be called like a keyword, and data may hold anything."""
    schema = "{type: object, properties: {nullable: {type: boolean}, example: {type: file1}}, example: {nullable: true}}"
    made = upgraded(tmp_path, schema.replace("file1", "string"))
    assert made == {
        "type": "object",
        "properties": {"nullable": {"type": "boolean"}, "example": {"type": "string"}},
        "example": {"nullable": True},
    }


@pytest.mark.parametrize(
    ("limits", "want"),
    [
        ("minimum: 1, exclusiveMinimum: true", {"exclusiveMinimum": 1}),
        ("maximum: 9, exclusiveMaximum: true", {"exclusiveMaximum": 9}),
        ("minimum: 1, exclusiveMinimum: false", {"minimum": 1}),
        ("exclusiveMinimum: true", {}),
        (
            "minimum: 0.5, exclusiveMinimum: true, maximum: 2, exclusiveMaximum: false",
            {"exclusiveMinimum": 0.5, "maximum": 2},
        ),
    ],
)
def test_exclusive(tmp_path: Path, limits: str, want: dict[str, object]) -> None:
    """A limit that is exclusive by a boolean becomes the exclusive limit itself."""
    assert upgraded(tmp_path, f"{{type: number, {limits}}}") == {
        "type": "number",
        **want,
    }


def test_dangling_reference_into_a_nullable(tmp_path: Path) -> None:
    """A reference into a schema whose parts had to move still leads to the same part."""
    made = accepted(
        tmp_path,
        with_schemas(
            "3.0.0",
            "A: {nullable: true, allOf: [{type: object}], properties: {p: {type: integer}}},\n"
            'B: {"$ref": "#/components/schemas/A/properties/p"}',
        ),
    )
    reference = made.at("/components/schemas/B/$ref")
    assert isinstance(reference, str)
    assert made.at(reference.removeprefix("#")) == {"type": "integer"}
    assert made.told == []


@pytest.mark.parametrize(
    ("schema", "key", "version"),
    [
        ("{type: string, examples: [a]}", "examples", "3.1"),
        ("{const: 1}", "const", "3.1"),
        ("{type: object, patternProperties: {}}", "patternProperties", "3.1"),
    ],
)
def test_keywords_of_later(tmp_path: Path, schema: str, key: str, version: str) -> None:
    """A keyword that only a later version knows is read as in that version, with a warning at its line."""
    made = accepted(tmp_path, with_schemas("3.0.0", f"B: {{}},\nA: {schema}"))
    assert made.only.line == 6
    assert f"`{key}` is not known to schemas of OpenAPI 3.0" in made.only.message
    assert f"it is read as in OpenAPI {version}" in made.only.message
    assert made.at(f"/components/schemas/A/{key}") is not None


def test_examples_with_names(tmp_path: Path) -> None:
    """Examples of a schema that have names lose them."""
    made = accepted(tmp_path, with_schemas("3.0.0", "A: {examples: {one: 1, two: 2}}"))
    assert made.at("/components/schemas/A/examples") == [1, 2]


def test_list_of_types(tmp_path: Path) -> None:
    """A list of types is read as in 3.1, with a warning."""
    made = accepted(tmp_path, with_schemas("3.0.0", 'A: {type: [string, "null"]}'))
    assert made.at("/components/schemas/A/type") == ["string", "null"]
    assert "a list of types" in made.only.message


def test_places(tmp_path: Path) -> None:
    """Problems stand at the lines that the author wrote, however deep their schema had to move."""
    made = refused(
        tmp_path,
        with_schemas(
            "3.0.0",
            'A: {nullable: true, allOf: [{"$ref": "#/components/schemas/B"}], properties: {\n'
            "p: {nullable: true, oneOf: [{type: string},\n"
            "{type: strange}]}}},\n"
            "B: {type: object,\n"
            "minLength: x}",
        ),
    )
    warned, told = sorted(made.told, key=lambda each: each.severity, reverse=True)
    assert told.line == 7
    assert told.message.startswith(
        "at components > schemas > A > properties > p > oneOf > 1 > type: "
    )
    assert warned.line == 9


@pytest.mark.parametrize("version", ["3.1.0", "3.2.0"])
def test_nullable_of_later(tmp_path: Path, version: str) -> None:
    """`nullable` in a version that does not have it any more is read as it was, with a warning at its line."""
    made = accepted(
        tmp_path, with_schemas(version, "B: {},\nA: {type: string,\n nullable: true}")
    )
    assert made.at("/components/schemas/A") == {"type": ["string", "null"]}
    assert made.only.line == 7
    assert "`nullable` is not known" in made.only.message
    assert made.at("/openapi") == version
