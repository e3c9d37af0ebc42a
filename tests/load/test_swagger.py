"""Swagger 2.0 read as OpenAPI 3.1: whatever it says is said again, and problems stand where the author wrote them."""

from pathlib import Path
from typing import Any

import pytest

from tests.load.effective import Effective, accepted, load, refused, swagger


def operation(folder: Path, text: str, rest: str = "") -> Effective:
    """A document whose one operation, `post /a`, is written on line 4, after `rest` on line 3."""
    return accepted(
        folder, swagger(f"{rest or '# nothing'}\npaths: {{/a: {{post: {text}}}}}\n")
    )


def made_of(folder: Path, text: str, rest: str = "") -> Any:
    """That operation as it is read."""
    return operation(folder, text, rest).at("/paths/~1a/post")


OK = 'responses: {"200": {description: D}}'


@pytest.mark.parametrize(
    ("stated", "want"),
    [
        ("host: h.example", ["https://h.example"]),
        ("host: h.example\nbasePath: /v1", ["https://h.example/v1"]),
        ("host: h.example\nbasePath: v1/", ["https://h.example/v1"]),
        ("host: h.example\nbasePath: /\nschemes: [http]", ["http://h.example"]),
        (
            "host: h.example:8080\nschemes: [https, http]",
            ["https://h.example:8080", "http://h.example:8080"],
        ),
        ("host: http://h.example/\nbasePath: /v1", ["http://h.example/v1"]),
        ("basePath: /v1", ["/v1"]),
        ("x-a: 1", ["/"]),
    ],
)
def test_servers(tmp_path: Path, stated: str, want: list[str]) -> None:
    """Scheme, host and base path make up the servers, one for each scheme, https where none is named."""
    made = accepted(tmp_path, swagger(f"{stated}\npaths: {{}}\n"))
    assert made.at("/servers") == [{"url": url} for url in want]


def test_servers_of_an_operation(tmp_path: Path) -> None:
    """An operation with schemes of its own has servers of its own."""
    made = made_of(tmp_path, f"{{schemes: [wss], {OK}}}", "host: h.example")
    assert made["servers"] == [{"url": "wss://h.example"}]


def test_extensions_and_the_rest(tmp_path: Path) -> None:
    """Vendor extensions stay where they are, and so does what both versions say in the same way."""
    made = accepted(
        tmp_path,
        swagger("""\
x-root: 1
externalDocs: {url: "https://h.example"}
tags: [{name: t, x-tag: 2}]
security: [{key: []}]
securityDefinitions: {key: {type: apiKey, in: header, name: X, x-key: 3}}
paths:
  x-paths: {get: 4}
  /a:
    x-item: 5
    get:
      x-operation: 6
      deprecated: true
      tags: [t]
      parameters: [{in: query, name: q, type: string, x-parameter: 7}]
      responses: {x-responses: 8, "200": {description: D, x-response: 9}}
definitions: {A: {type: object, x-schema: 10}}
"""),
    )
    assert made.told == []
    text = str(made.document)
    found = [
        name
        for name in ("root", "tag", "key", "paths", "item", "operation", "parameter")
        if f"'x-{name}': " in text
    ]
    assert len(found) == 7
    assert made.at("/paths/x-paths") == {"get": 4}
    assert made.at("/paths/~1a/get/responses/x-responses") == 8
    assert made.at("/paths/~1a/get/responses/200/x-response") == 9
    assert made.at("/components/schemas/A/x-schema") == 10
    assert made.at("/security") == [{"key": []}]


def test_definitions(tmp_path: Path) -> None:
    """Definitions become components, and references find them, whatever characters their names have."""
    made = accepted(
        tmp_path,
        swagger("""\
paths: {}
definitions:
  A: {type: object, properties: {b: {$ref: "#/definitions/B"}, m: {$ref: "#/definitions/Map%5BA%5D"}}}
  B: {type: object, discriminator: kind, properties: {kind: {type: string}}}
  "Map[A]": {type: object}
"""),
    )
    assert (
        made.at("/components/schemas/A/properties/b/$ref") == "#/components/schemas/B"
    )
    assert made.at("/components/schemas/B/discriminator") == {"propertyName": "kind"}
    assert made.only.line == 7
    assert "`Map[A]`" in made.only.message


@pytest.mark.parametrize(
    ("stated", "want"),
    [
        (
            "in: query, type: integer, format: int64, minimum: 1, exclusiveMinimum: true, default: 2, description: D",
            {
                "in": "query",
                "description": "D",
                "schema": {
                    "type": "integer",
                    "format": "int64",
                    "exclusiveMinimum": 1,
                    "default": 2,
                },
            },
        ),
        (
            "in: path, required: true, type: string, enum: [a], pattern: a, x-nullable: true",
            {
                "in": "path",
                "required": True,
                "schema": {
                    "type": ["string", "null"],
                    "enum": ["a", None],
                    "pattern": "a",
                },
            },
        ),
        (
            "in: header, type: array, items: {type: string, maxLength: 2}, minItems: 1",
            {
                "in": "header",
                "schema": {
                    "type": "array",
                    "items": {"type": "string", "maxLength": 2},
                    "minItems": 1,
                },
            },
        ),
        (
            "in: query, type: string, allowEmptyValue: true",
            {"in": "query", "allowEmptyValue": True, "schema": {"type": "string"}},
        ),
    ],
)
def test_parameters(tmp_path: Path, stated: str, want: dict[str, Any]) -> None:
    """The type of a parameter and its limits become its schema."""
    path = "/{p}" if "in: path" in stated else "/a"
    made = accepted(
        tmp_path,
        swagger(
            f"paths: {{'{path}': {{get: {{parameters: [{{name: p, {stated}}}], {OK}}}}}}}\n"
        ),
    )
    (item,) = made.document["paths"].values()
    assert item["get"]["parameters"] == [{"name": "p", **want}]


@pytest.mark.parametrize(
    ("separated", "want"),
    [
        ("", {"style": "form", "explode": False}),
        ("collectionFormat: csv,", {"style": "form", "explode": False}),
        ("collectionFormat: ssv,", {"style": "spaceDelimited", "explode": False}),
        ("collectionFormat: pipes,", {"style": "pipeDelimited", "explode": False}),
        ("collectionFormat: multi,", {"style": "form", "explode": True}),
    ],
)
def test_collection_format(
    tmp_path: Path, separated: str, want: dict[str, Any]
) -> None:
    """How a list in a query or a form is joined becomes its style; commas are what joins where nothing is said."""
    lists = f"{separated} name: l, type: array, items: {{type: string}}"
    (made,) = made_of(tmp_path, f"{{parameters: [{{in: query, {lists}}}], {OK}}}")[
        "parameters"
    ]
    assert {key: made[key] for key in ("style", "explode")} == want
    form = made_of(tmp_path, f"{{parameters: [{{in: formData, {lists}}}], {OK}}}")
    (content,) = form["requestBody"]["content"].values()
    assert content["encoding"] == {"l": want}


@pytest.mark.parametrize(
    ("place", "separated"), [("query", "tsv"), ("path", "pipes"), ("header", "ssv")]
)
def test_collection_format_without_style(
    tmp_path: Path, place: str, separated: str
) -> None:
    """A way to join that OpenAPI does not have any more is read as commas, with a warning at its line."""
    made = accepted(
        tmp_path,
        swagger(f"""\
paths:
  /a/{{l}}:
    get:
      parameters:
        - in: {place}
          name: l
          required: true
          type: array
          items: {{type: string}}
          collectionFormat: {separated}
      responses: {{"200": {{description: D}}}}
"""),
    )
    assert made.only.line == 12
    assert f"`collectionFormat: {separated}` cannot be said" in made.only.message


def test_body(tmp_path: Path) -> None:
    """A parameter in the body becomes the body, in every media type that is consumed."""
    made = made_of(
        tmp_path,
        "{consumes: [application/json, application/xml], parameters: "
        "[{in: body, name: b, required: true, description: D, x-a: 1, schema: {type: object}},"
        f" {{in: query, name: q, type: string}}], {OK}}}",
    )
    content = {"schema": {"type": "object"}}
    assert made["requestBody"] == {
        "content": {"application/json": content, "application/xml": content},
        "description": "D",
        "required": True,
        "x-a": 1,
    }
    assert [each["name"] for each in made["parameters"]] == ["q"]
    assert "consumes" not in made


@pytest.mark.parametrize(
    ("rest", "own", "want"),
    [
        ("x-a: 1", "", ["application/json"]),
        ("consumes: [a/b, c/d]", "", ["a/b", "c/d"]),
        ("consumes: [a/b]", "consumes: [c/d],", ["c/d"]),
        ("consumes: [a/b]", "consumes: [],", ["application/json"]),
    ],
)
def test_consumes(tmp_path: Path, rest: str, own: str, want: list[str]) -> None:
    """What an operation consumes stands before what all do; JSON is meant where nothing is said."""
    body = "parameters: [{in: body, name: b, schema: {}}]"
    made = made_of(tmp_path, f"{{{own} {body}, {OK}}}", rest)
    assert list(made["requestBody"]["content"]) == want


@pytest.mark.parametrize(
    ("consumes", "kind", "want"),
    [
        ("", "string", "application/x-www-form-urlencoded"),
        ("consumes: [multipart/form-data],", "string", "multipart/form-data"),
        (
            "consumes: [application/json],",
            "string",
            "application/x-www-form-urlencoded",
        ),
        ("", "file", "multipart/form-data"),
        (
            "consumes: [application/x-www-form-urlencoded],",
            "file",
            "multipart/form-data",
        ),
    ],
)
def test_form(tmp_path: Path, consumes: str, kind: str, want: str) -> None:
    """Fields of a form become one body; a form with a file is always sent in parts."""
    fields = (
        f"[{{in: formData, name: f, type: {kind}, required: true, description: D, x-a: 1}},"
        " {in: formData, name: n, type: integer, minimum: 2}]"
    )
    made = made_of(tmp_path, f"{{{consumes} parameters: {fields}, {OK}}}")
    kinds = {"type": "string"} | ({"format": "binary"} if kind == "file" else {})
    schema = {
        "type": "object",
        "properties": {
            "f": {**kinds, "description": "D", "x-a": 1},
            "n": {"type": "integer", "minimum": 2},
        },
        "required": ["f"],
    }
    assert made["requestBody"] == {
        "content": {want: {"schema": schema}},
        "required": True,
    }
    assert "parameters" not in made


SHARED = """\
consumes: [application/json]
parameters:
  page: {name: page, in: query, type: integer}
  thing: {name: thing, in: body, required: true, schema: {$ref: "#/definitions/T"}}
  file: {name: file, in: formData, type: file}
definitions: {T: {type: object}}
paths:
  /a:
    parameters:
      - $ref: "#/parameters/thing"
      - $ref: "#/parameters/page"
    get: {responses: {"200": {description: D}}}
    put:
      parameters: [{in: body, name: own, schema: {type: string}}]
      responses: {"200": {description: D}}
    post:
      consumes: [application/xml]
      responses: {"200": {description: D}}
    patch:
      parameters: [{$ref: "#/parameters/file"}, {name: n, in: formData, type: string}]
      responses: {"200": {description: D}}
"""


def test_shared_parameters(tmp_path: Path) -> None:
    """Parameters that are referred to, or shared by a path, are read like an operation's own, bodies among them."""
    made = accepted(tmp_path, swagger(SHARED))
    item = made.document["paths"]["/a"]
    assert item["parameters"] == [{"$ref": "#/components/parameters/page"}]
    assert item["get"]["requestBody"] == {"$ref": "#/components/requestBodies/thing"}
    assert item["put"]["requestBody"]["content"] == {
        "application/json": {"schema": {"type": "string"}}
    }
    assert list(item["post"]["requestBody"]["content"]) == ["application/xml"]
    (form,) = item["patch"]["requestBody"]["content"].values()
    assert list(form["schema"]["properties"]) == ["file", "n"]
    components = made.document["components"]
    assert list(components["parameters"]) == ["page"]
    assert list(components["requestBodies"]) == ["thing", "file"]
    assert components["requestBodies"]["file"]["content"].keys() == {
        "multipart/form-data"
    }


RESPONSES = """\
produces: [application/json, text/csv]
responses:
  Bad: {description: Bad., schema: {type: string}}
paths:
  /a:
    get:
      responses:
        "200":
          description: D
          schema: {type: array, items: {type: integer}}
          examples: {application/json: [1], text/plain: one}
          headers:
            X-Rate: {type: integer, description: R, x-a: 1}
            x-next: {type: string}
        x-note: {type: string}
        "204": {description: Nothing.}
        "400": {$ref: "#/responses/Bad"}
    post:
      produces: [image/png]
      responses: {"200": {description: D, schema: {type: file}}}
"""


def test_responses(tmp_path: Path) -> None:
    """Schema, examples and headers of an answer are kept, in every media type that is produced or shown."""
    made = accepted(tmp_path, swagger(RESPONSES))
    assert made.told == []
    answers = made.document["paths"]["/a"]["get"]["responses"]
    schema = {"type": "array", "items": {"type": "integer"}}
    assert answers["200"] == {
        "description": "D",
        "headers": {
            "X-Rate": {"description": "R", "x-a": 1, "schema": {"type": "integer"}},
            "x-next": {"schema": {"type": "string"}},
        },
        "content": {
            "application/json": {"schema": schema, "example": [1]},
            "text/csv": {"schema": schema},
            "text/plain": {"schema": schema, "example": "one"},
        },
    }
    assert answers["x-note"] == {"type": "string"}
    assert answers["204"] == {"description": "Nothing."}
    assert answers["400"] == {"$ref": "#/components/responses/Bad"}
    shared = made.document["components"]["responses"]["Bad"]
    assert list(shared["content"]) == ["application/json", "text/csv"]
    picture = made.document["paths"]["/a"]["post"]["responses"]["200"]["content"]
    assert picture == {"image/png": {"schema": {"type": "string", "format": "binary"}}}


def test_file_of_unknown_type(tmp_path: Path) -> None:
    """An answer that is a file, of which nobody says what kind, is bytes."""
    answer = '{responses: {"200": {description: D, schema: {type: file}}}}'
    made = made_of(tmp_path, answer)
    assert list(made["responses"]["200"]["content"]) == ["application/octet-stream"]


URLS = 'authorizationUrl: "https://a.example", tokenUrl: "https://t.example"'


@pytest.mark.parametrize(
    ("stated", "want"),
    [
        (
            "type: basic, description: D",
            {"type": "http", "scheme": "basic", "description": "D"},
        ),
        (
            "type: apiKey, in: query, name: k",
            {"type": "apiKey", "in": "query", "name": "k"},
        ),
        *(
            (
                f"type: oauth2, flow: {flow}, {urls}, scopes: {{s: S}}, x-a: 1",
                {"type": "oauth2", "x-a": 1, "flows": {name: keys}},
            )
            for flow, name, urls, keys in (
                (
                    "implicit",
                    "implicit",
                    'authorizationUrl: "https://a.example"',
                    {"authorizationUrl": "https://a.example", "scopes": {"s": "S"}},
                ),
                (
                    "password",
                    "password",
                    'tokenUrl: "https://t.example"',
                    {"tokenUrl": "https://t.example", "scopes": {"s": "S"}},
                ),
                (
                    "application",
                    "clientCredentials",
                    'tokenUrl: "https://t.example"',
                    {"tokenUrl": "https://t.example", "scopes": {"s": "S"}},
                ),
                (
                    "accessCode",
                    "authorizationCode",
                    URLS,
                    {
                        "authorizationUrl": "https://a.example",
                        "tokenUrl": "https://t.example",
                        "scopes": {"s": "S"},
                    },
                ),
            )
        ),
    ],
)
def test_security(tmp_path: Path, stated: str, want: dict[str, Any]) -> None:
    """Security definitions become schemes, each flow under its new name."""
    made = accepted(
        tmp_path, swagger(f"paths: {{}}\nsecurityDefinitions: {{s: {{{stated}}}}}\n")
    )
    assert made.at("/components/securitySchemes/s") == want


@pytest.mark.parametrize("version", ["2.0", "2", "'2'"])
def test_version_without_quotes(tmp_path: Path, version: str) -> None:
    """A version that is a number is clear, and warned of."""
    text = swagger("paths: {}\n").replace('"2.0"', version)
    made = accepted(tmp_path, text)
    assert made.only.line == 1
    assert made.only.hint == 'write `swagger: "2.0"`'


@pytest.mark.parametrize(
    ("line", "old", "new"),
    [
        (11, "type: integer, x-here", "type: intger"),
        (14, "type: string, x-here", "type: strange"),
        (18, "type: object, x-here", "type: objct"),
        (20, "type: integer, x-here", "type: intger"),
        (23, "type: array, x-here", "type: arrray"),
        (25, "type: boolean, x-here", "type: boool"),
        (29, "type: number, x-here", "type: nmber"),
    ],
)
def test_places(tmp_path: Path, line: int, old: str, new: str) -> None:
    """Problems stand at the lines of the Swagger document, wherever what they are about has gone."""
    text = swagger("""\
host: h.example
consumes: [a/b, c/d]
paths:
  /a:
    post:
      parameters:
        - {in: body, name: b, schema: {}}
        - in: query
          type: integer, x-here
          name: q
        - name: other
          type: string, x-here
          in: header
      responses:
        "200":
          schema: {type: object, x-here}
          headers:
            X: {type: integer, x-here}
          description: D
        "400":
          {description: D, schema: {type: array, x-here}}
    put:
      {parameters: [{in: formData, name: f, type: boolean, x-here}], responses: {"200": {description: D}}}
definitions:
  A:
    properties:
      p: {type: number, x-here}
""")
    valid = text.replace(", x-here", "")
    lines = valid.split("\n")
    lines[line - 1] = lines[line - 1].replace(old.removesuffix(", x-here"), new)
    for told in refused(tmp_path, "\n".join(lines)).told:
        assert told.line == line
        assert new.removeprefix("type: ") in told.message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("paths: {}\ndefinitions: []\n", 4, "must be an object"),
        ("paths: {/a: {get: 1}}\n", 3, "must be an object, is 1"),
        ("paths: {/a: {parameters: 1}}\n", 3, "must be an array, is 1"),
        ("paths: 1\n", 3, "must be an object, is 1"),
        ("paths: {/a: {get: {responses: 7}}}\n", 3, "must be an object, is 7"),
    ],
)
def test_nothing_is_dropped(tmp_path: Path, text: str, line: int, message: str) -> None:
    """What cannot be upgraded is told, not left out in silence."""
    told = [
        each for each in load(tmp_path, swagger(text)).told if message in each.message
    ]
    assert [each.line for each in told] == [line]


def test_misspelt_key(tmp_path: Path) -> None:
    """A key that nobody knows is told at its line."""
    made = accepted(tmp_path, swagger("paths: {}\nbasepath: /v1\n"))
    assert made.only.line == 4
    assert "`basepath` is not known here; it is left out" in made.only.message


def test_dangling_reference(tmp_path: Path) -> None:
    """A reference that leads nowhere is told as the author wrote it."""
    made = accepted(
        tmp_path,
        swagger('paths: {}\ndefinitions:\n  A: {}\n  B: {$ref: "#/definitions/Aa"}\n'),
    )
    assert made.only.line == 6
    assert "`#/definitions/Aa`" in made.only.message
    assert made.only.hint == "did you mean `A`?"


def test_reference_into_a_path(tmp_path: Path) -> None:
    """A reference to a part of an operation follows that part to where it has gone."""
    made = accepted(
        tmp_path,
        swagger("""\
paths:
  /a: {post: {parameters: [{in: body, name: b, schema: {type: object, properties: {p: {type: integer}}}}],
       responses: {"200": {description: D, schema: {$ref: "#/paths/~1a/post/parameters/0/schema"}}}}}
"""),
    )
    reference = made.document["paths"]["/a"]["post"]["responses"]["200"]["content"][
        "application/json"
    ]["schema"]["$ref"]
    assert "properties" in str(made.at(reference.removeprefix("#")))
    assert made.told == []
