"""Documents that break the letter of OpenAPI where their meaning is clear: each is read, with a warning that says how."""

import json
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from tests.load.effective import accepted, load, refused, with_operation, with_schemas


class Slip(NamedTuple):
    """What somebody wrote, what is read, at which pointer, and words of the warning and of its remedy."""

    written: str
    read: Any
    at: str
    message: str
    hint: str


GONE = object()
YES = True
NO = False

SCHEMAS = [
    Slip("{type: int}", "integer", "/type", "it is read as integer", "`type: integer`"),
    Slip("{type: String}", "string", "/type", "read as string", "`type: string`"),
    Slip("{type: float}", "float", "/format", "read as number float", "`type: number`"),
    Slip("{type: long}", "int64", "/format", "read as integer int64", "type: integer"),
    Slip(
        "{type: datetime}", "date-time", "/format", "string date-time", "type: string"
    ),
    Slip("{type: url}", "uri", "/format", "read as string uri", "`type: string`"),
    Slip("{type: ObjectId}", "string", "/type", "it is read as string", "string"),
    Slip("{type: int64, format: x}", "x", "/format", "integer int64", "type: integer"),
    Slip("{type: file}", "binary", "/format", "string binary", "type: string"),
    Slip(
        "{$ref: '#/components/schemas/Other', type: application/json}",
        GONE,
        "/type",
        "it is left out, for there is a `$ref` beside it",
        "remove it",
    ),
    Slip(
        "{type: [string, null]}", ["string", "null"], "/type", "string, null", '"null"'
    ),
    Slip("{type: [null]}", "null", "/type", "read as null", '`type: ["null"]`'),
    Slip(
        "{type: [Int, string]}", ["integer", "string"], "/type", "integer, string", "["
    ),
    Slip("{type: any}", GONE, "/type", "any value is taken", "remove it"),
    Slip("{type: null}", GONE, "/type", "it is left out", "give it a value"),
    Slip("{minimum: '5'}", 5, "/minimum", "read as the number 5", "without quotes"),
    Slip("{minimum: '5.5'}", 5.5, "/minimum", "the number 5.5", "without quotes"),
    Slip("{minLength: '5'}", 5, "/minLength", "read as the number 5", "without quotes"),
    Slip("{minLength: many}", GONE, "/minLength", "the limit is left out", "that type"),
    Slip("{minLength: -1}", GONE, "/minLength", "the limit is left out", "that type"),
    Slip("{multipleOf: 0}", GONE, "/multipleOf", "the limit is left out", "that type"),
    Slip("{pattern: 7}", "7", "/pattern", "read as the text `7`", "quotes around it"),
    Slip("{description: 1.50}", "1.50", "/description", "text `1.50`", "quotes"),
    Slip("{description: null}", GONE, "/description", "it is left out", "give it"),
    Slip("{deprecated: 'true'}", YES, "/deprecated", "read as true", "without quotes"),
    Slip("{deprecated: 'False'}", NO, "/deprecated", "as false", "without quotes"),
    Slip("{required: a}", ["a"], "/required", "read as a list of one", "as a list"),
    Slip(
        "{required: [a, a]}",
        ["a"],
        "/required",
        "has an item twice; each is read once",
        "remove",
    ),
    Slip("{required: true}", GONE, "/required", "it is left out", "list the names"),
    Slip(
        "{allOf: {type: object}}", [{"type": "object"}], "/allOf", "list of one", "list"
    ),
    Slip("{properties: []}", {}, "/properties", "read as an empty mapping", "`{}`"),
    Slip("{required: {}}", [], "/required", "read as an empty list", "`[]`"),
    Slip("{properties: {p: null}}", {}, "/properties/p", "any value is taken", "`{}`"),
    Slip("{items: null}", {}, "/items", "any value is taken", "`{}`"),
    Slip(
        "{items: [{type: string}]}",
        [{"type": "string"}],
        "/prefixItems",
        "prefixItems",
        "items",
    ),
    Slip("{items: []}", GONE, "/items", "items of any kind are taken", "prefixItems"),
    Slip(
        "{additionalProperties: 'false'}",
        NO,
        "/additionalProperties",
        "as false",
        "quotes",
    ),
    Slip(
        "{discriminator: kind}",
        "kind",
        "/discriminator/propertyName",
        "the name of the property",
        "propertyName: kind",
    ),
    Slip(
        "{examples: {a: {value: 1}, b: 2}}",
        [1, 2],
        "/examples",
        "list of values",
        "list",
    ),
    Slip("{examples: one}", ["one"], "/examples", "list of values", "as a list"),
    Slip(
        "{minimum: 1, exclusiveMinimum: true}",
        1,
        "/exclusiveMinimum",
        "as in OpenAPI 3.0",
        "without `minimum`",
    ),
    Slip(
        "{maximum: 1, exclusiveMaximum: false}",
        1,
        "/maximum",
        "as in OpenAPI 3.0",
        "without `maximum`",
    ),
    Slip(
        "{nullable: true, type: string}",
        ["string", "null"],
        "/type",
        "as in OpenAPI 3.0",
        "null",
    ),
    Slip(
        "{$ref: '#/components/schemas/Nope'}",
        GONE,
        "/$ref",
        "leads to nothing",
        "define what it names",
    ),
    Slip(
        "{$ref: '#/components/schemas/Othr'}",
        GONE,
        "/$ref",
        "leads to nothing",
        "did you mean `Other`?",
    ),
    Slip(
        "{allOf: [{$ref: '#/components/schemas/A'}]}",
        {},
        "/allOf/0",
        "made of itself",
        "write the schema itself",
    ),
]


@pytest.mark.parametrize("slip", SCHEMAS, ids=lambda slip: slip.written)
def test_schema(tmp_path: Path, slip: Slip) -> None:
    """A slip in a schema is put right, with a warning at its line."""
    text = with_schemas("3.1.0", f"Other: {{}},\nA:\n {slip.written}")
    made = accepted(tmp_path, text)
    assert made.only.line == 7
    _check(made, "/components/schemas/A", slip)


def _check(made: Any, place: str, slip: Slip) -> None:
    told = made.only
    assert told.severity == "warning"
    assert slip.message in told.message
    assert slip.hint in told.hint
    try:
        read = made.at(place + slip.at)
    except LookupError:
        read = GONE
    assert read == slip.read


OK = '"200": {description: D}'
ANSWER = "/responses/200"
JSON = "/content/application~1json"
OPERATIONS = [
    Slip(f"tags: pets\nresponses: {{{OK}}}", ["pets"], "/tags", "list of one", "list"),
    Slip(
        f"operationID: a\nresponses: {{{OK}}}",
        GONE,
        "/operationID",
        "`operationID` is not known here; it is left out",
        "correct the spelling",
    ),
    Slip(
        'responses:\n  "200": {}',
        "",
        f"{ANSWER}/description",
        "`description` is required; it is read as empty",
        "add the missing key",
    ),
    Slip(
        'responses:\n  "200": {description: null}',
        GONE,
        "/x",
        "it is left out",
        "give it a value",
    ),
    Slip(
        'responses:\n  "200": null',
        "",
        f"{ANSWER}/description",
        "it is read as empty",
        "`{}`",
    ),
    Slip(
        'responses:\n  "4xx": {description: D}',
        "D",
        "/responses/4XX/description",
        "it is read as `4XX`",
        "write `4XX`",
    ),
    Slip(
        f'responses:\n  "abc": {{description: D}}\n  {OK}',
        GONE,
        "/responses/abc",
        "`abc` is not known here; it is left out",
        "correct",
    ),
    Slip(
        "responses: {}", GONE, "/responses", "no answer is known", "describe an answer"
    ),
    Slip(
        "responses: {x-a: 1}",
        "",
        "/responses/default/description",
        "any answer is taken",
        "describe an answer",
    ),
    Slip(
        "responses:\n  200: {description: D}",
        "D",
        f"{ANSWER}/description",
        "the response code 200 is a number",
        'quotes: `"200":`',
    ),
    Slip(
        f"parameters:\n - {{in: query, name: q}}\nresponses: {{{OK}}}",
        {},
        "/parameters/0/schema",
        "any value is taken",
        "add a `schema`",
    ),
    Slip(
        f"parameters:\n - {{in: query, name: q, schema: {{}}, required: 'true'}}\nresponses: {{{OK}}}",
        YES,
        "/parameters/0/required",
        "read as true",
        "without quotes",
    ),
    Slip(
        f"deprecated: null\nresponses: {{{OK}}}",
        GONE,
        "/deprecated",
        "it is left out",
        "remove the key",
    ),
    Slip(
        f"security: [{{key: null}}]\nresponses: {{{OK}}}",
        [],
        "/security/0/key",
        "read as an empty list",
        "`[]`",
    ),
    Slip(
        f"security: {{key: []}}\nresponses: {{{OK}}}",
        [{"key": []}],
        "/security",
        "list of one",
        "as a list",
    ),
    Slip(
        f"servers: {{url: /a}}\nresponses: {{{OK}}}",
        [{"url": "/a"}],
        "/servers",
        "list of one",
        "as a list",
    ),
    Slip(
        f"summary: 7\nresponses: {{{OK}}}",
        "7",
        "/summary",
        "read as the text `7`",
        "put quotes around it",
    ),
    Slip(
        'responses:\n  "200": {description: D, content: {application/json: null}}',
        {},
        ANSWER + JSON,
        "read as empty",
        "`{}`",
    ),
    Slip(
        'responses:\n  "200": {$ref: "#/components/responses/No"}',
        "",
        f"{ANSWER}/description",
        "leads to nothing",
        "define what it names",
    ),
]


@pytest.mark.parametrize("slip", OPERATIONS, ids=lambda slip: slip.written)
def test_operation(tmp_path: Path, slip: Slip) -> None:
    """A slip in an operation is put right, with a warning at its line."""
    made = accepted(tmp_path, with_operation("3.1.0", slip.written))
    first = slip.written.split("\n")[0]
    is_below = first in {"responses:", "parameters:"}
    for told in made.told:
        assert told.line == (7 if is_below else 6)
    if len(made.told) == 1:
        _check(made, "/paths/~1a/post", slip)
    else:
        # an answer whose description, or all of it, is null lacks a description too
        assert slip.message in made.outcome.err
        assert "`description` is required; it is read as empty" in made.outcome.err
        assert made.at(f"/paths/~1a/post{ANSWER}/description") == ""


HEAD = 'openapi: "3.1.0"\ninfo: {title: T, version: "1"}\n'
DOCUMENTS = [
    Slip("openapi: 3.1\ninfo: {title: T, version: '1'}\npaths: {}\n", "3.1.0", "/openapi", "must be a text in quotes", '`openapi: "3.1.0"`'),
    Slip("openapi: '3.1'\ninfo: {title: T, version: '1'}\npaths: {}\n", "3.1.0", "/openapi", "is not in full, it is `3.1`", '`openapi: "3.1.0"`'),
    Slip("openapi: 3.0\ninfo: {title: T, version: '1'}\npaths: {}\n", "3.1.0", "/openapi", "read as `3.0.0`", '`openapi: "3.0.0"`'),
    Slip("openapi: 3.2\ninfo: {title: T, version: '1'}\npaths: {}\n", "3.2.0", "/openapi", "read as `3.2.0`", '`openapi: "3.2.0"`'),
    Slip("openapi: 3.1.0\ninfo: {title: T, version: 1.10}\npaths: {}\n", "1.10", "/info/version", "text `1.10`", "quotes"),
    Slip("openapi: 3.1.0\ninfo: {title: T}\npaths: {}\n", "0", "/info/version", "read as `0`", "add the missing key"),
    Slip("openapi: 3.1.0\ninfo: {version: '1'}\npaths: {}\n", "API", "/info/title", "read as `API`", "add the missing key"),
    Slip("openapi: 3.1.0\n\npaths: {}\n", {"title": "API", "version": "0"}, "/info", "API without a name", "add the missing key"),
    Slip("openapi: 3.1.0\ninfo: {title: T, version: '1', license: {name: L, identifier: MIT, url: 'https://l.example'}}\npaths: {}\n", GONE, "/info/license/identifier", "`identifier` is left out", "remove `identifier` or `url`"),
    Slip("openapi: 3.1.0\ninfo: {title: T, version: '1', license: MIT}\npaths: {}\n", "MIT", "/info/license/name", "it is read as the name", "write `license: {name: ...}`"),
    Slip(f"{HEAD}paths: {{}}\ncomponents: {{securitySchemes: {{o: {{type: oauth2, flows: {{implicit: {{authorizationUrl: 'https://a.example'}}}}}}}}}}\n", {}, "/components/securitySchemes/o/flows/implicit/scopes", "`scopes` is required; it is read as empty", "add the missing key"),
    Slip(f"{HEAD}paths: []\n", {}, "/paths", "read as an empty mapping", "`{}`"),
    Slip(f"{HEAD}paths: {{a: {{summary: S}}}}\n", "S", "/paths/~1a/summary", "read as `/a`", "write `/a`"),
    Slip(f"{HEAD}paths: {{'/a': null}}\n", {}, "/paths/~1a", "read as empty", "`{}`"),
    Slip(f"{HEAD}paths: {{}}\ntags: {{name: t}}\n", [{"name": "t"}], "/tags", "list of one", "as a list"),
    Slip(f"{HEAD}paths: {{}}\nhost: h\n", GONE, "/host", "`host` is not known here", "begin it with `x-`"),
    Slip(f"{HEAD}paths: {{'/{{i}}': {{parameters: [{{in: path, name: i, schema: {{}}}}]}}}}\n", YES, "/paths/~1{i}/parameters/0/required", "read as true, for no path can lack it", "add `required: true`"),
    Slip(f"{HEAD}paths: {{'/{{i}}': {{parameters: [{{in: path, name: i, schema: {{}}, required: false}}]}}}}\n", YES, "/paths/~1{i}/parameters/0/required", "read as true, for no path can lack it", "write `required: true`"),
]  # fmt: skip


@pytest.mark.parametrize("slip", DOCUMENTS, ids=lambda slip: slip.written)
def test_document(tmp_path: Path, slip: Slip) -> None:
    """A slip elsewhere in a document is put right, with a warning at its line."""
    made = accepted(tmp_path, slip.written)
    lines = slip.written.split("\n")
    is_head = slip.at.startswith(("/openapi", "/info"))
    line = 1 if slip.at in {"/openapi", "/info"} else 2 if is_head else len(lines) - 1
    assert made.only.line == line
    _check(made, "", slip)


def test_required_of_a_property(tmp_path: Path) -> None:
    """A property that says itself that it is required is so."""
    made = accepted(
        tmp_path,
        with_schemas(
            "3.1.0",
            "A: {required: [b], properties: {a: {type: string, required: true},\n"
            "c: {required: 'false'}}}",
        ),
    )
    assert made.at("/components/schemas/A") == {
        "required": ["b", "a"],
        "properties": {"a": {"type": "string"}, "c": {}},
    }
    assert [each.line for each in made.told] == [5, 6]
    assert "the property is read as required" in made.told[0].message


@pytest.mark.parametrize(
    "name", ["Größe", "Pet Owner", "Page«Pet»", "宠物", "A/B", "A~B", "A%B"]
)
def test_names_of_components(tmp_path: Path, name: str) -> None:
    """A component may have a name that OpenAPI does not allow, and references find it, escaped or not."""
    from urllib.parse import quote

    token = name.replace("~", "~0").replace("/", "~1")
    schemas = {
        name: {"title": "T"},
        "A": {"$ref": f"#/components/schemas/{quote(token, safe='')}"},
    }
    if "%" not in name:
        schemas["B"] = {"$ref": f"#/components/schemas/{token}"}
    made = accepted(tmp_path, with_schemas("3.1.0", json.dumps(schemas)[1:-1]))
    assert made.only.message.startswith(
        f"at components > schemas > {name}: the name `{name}`"
    )
    assert "it is taken as it is" in made.only.message
    assert "any value" not in made.outcome.err


@pytest.mark.parametrize(
    "reference", ["#/info", "#", "", "#/info/title", "#/components/responses/R"]
)
def test_reference_to_another_kind(tmp_path: Path, reference: str) -> None:
    """A reference to what is there, but nothing of that kind, is read as any value too."""
    text = with_schemas(
        "3.1.0", f"A: {{$ref: '{reference}'}}\n}}, responses: {{R: {{description: D}}"
    )
    made = accepted(tmp_path, text)
    assert made.at("/components/schemas/A") == {}
    assert "leads to no schema" in made.only.message
    assert made.only.hint == "refer to a schema, or write one here"


def test_anchors(tmp_path: Path) -> None:
    """A reference to the name that a schema gives itself leads to that schema."""
    made = accepted(
        tmp_path,
        with_schemas("3.1.0", "A: {$anchor: pet, type: string}, B: {$ref: '#pet'}"),
    )
    assert made.at("/components/schemas/B/$ref") == "#/components/schemas/A"
    assert made.told == []


def test_all_at_once(tmp_path: Path) -> None:
    """Slips inside slips, and slips that others have hidden, are all put right and told in reading order."""
    text = """\
openapi: 3.1
info: {title: 7}
paths:
  a:
    get:
      operationID: x
      parameters: {in: query, name: q}
      responses:
        4xx:
          content:
            application/json:
              schema: {type: int, minimum: "1", properties: {p: {required: true, type: Str}}}
"""
    made = load(tmp_path, text)
    assert made.outcome.code == 2
    made = accepted(
        tmp_path, text.replace("{in: query, name: q}", "[{in: query, name: q}]")
    )
    assert [each.line for each in made.told] == sorted(each.line for each in made.told)
    assert len(made.told) == 12
    answer = made.at("/paths/~1a/get/responses/4XX")
    assert isinstance(answer, dict)
    assert answer["description"] == ""
    assert made.at("/paths/~1a/get/responses/4XX/content/application~1json/schema") == {
        "minimum": 1,
        "properties": {"p": {"type": "string"}},
        "type": "integer",
        "required": ["p"],
    }


UNCLEAR = [
    ("{type: strange}", "must be one of"),
    ("{type: 7}", "7"),
    ("{type: [string, strange]}", "is an array"),
    ("{enum: 7}", "must be an array, is 7"),
    ("{properties: [a]}", "must be an object, is an array"),
    ("{properties: {p: text}}", "must be a boolean or object"),
    ("{allOf: []}", "breaks `minItems: 1`"),
    ("{required: 7}", "must be an array, is 7"),
    ("{description: [a]}", "must be a string, is an array"),
    ("{deprecated: maybe}", "must be a boolean"),
    ("text", "must be a boolean or object"),
]


@pytest.mark.parametrize(("schema", "message"), UNCLEAR)
def test_unclear(tmp_path: Path, schema: str, message: str) -> None:
    """What could mean more than one thing is an error at its line."""
    made = refused(tmp_path, with_schemas("3.1.0", f"B: {{}},\nA: {schema}"))
    assert (made.only.line, made.only.severity) == (6, "error")
    assert message in made.only.message


@pytest.mark.parametrize(
    ("operation", "message"),
    [
        ("parameters: [{name: q, schema: {}}]\nresponses: {}", "`in` is required"),
        ("parameters: [{in: query, schema: {}}]\nresponses: {}", "`name` is required"),
        (
            "parameters: [{in: body, name: q, schema: {}}]\nrequestBody: {content: {}}",
            "must be one of",
        ),
        (
            "parameters: [{$ref: '#/components/parameters/Q'}]\nresponses: {}",
            "leads to nothing",
        ),
        ("requestBody: {}\nresponses: {}", "`content` is required"),
        (
            "parameters: [{in: query, name: q, schema: {}, content: {a/b: {}}}]",
            "`schema` and `content` exclude one another",
        ),
        ("responses: [1]", "must be an object"),
    ],
)
def test_unclear_operation(tmp_path: Path, operation: str, message: str) -> None:
    """So is what makes an operation one that nobody can call."""
    made = refused(tmp_path, with_operation("3.1.0", operation))
    errors = [each for each in made.told if each.severity == "error"]
    assert [each.line for each in errors] == [6]
    assert message in errors[0].message


@pytest.mark.parametrize(
    ("text", "rule", "message"),
    [
        ("info: {}\n", "not-openapi", "no key `openapi`"),
        ("- a\n", "not-openapi", "is not a mapping"),
        ("openapi: 4.0.0\n", "openapi-version", "OpenAPI 4.0.0 are not read"),
        ("openapi: 3\n", "openapi-version", "OpenAPI 3 are not read"),
        ("openapi: [3.1.0]\n", "openapi-version", "are not read"),
        ("openapi: null\n", "openapi-version", "are not read"),
        ("swagger: 1.2\n", "openapi-version", "Swagger 1.2 are not read"),
        (
            f"{HEAD}\n",
            "openapi-invalid",
            "one of `paths`, `components`, `webhooks` is required",
        ),
    ],
)
def test_unclear_document(tmp_path: Path, text: str, rule: str, message: str) -> None:
    """A document that is none, or of an unknown version, is told so."""
    made = refused(tmp_path, text)
    assert (made.only.rule, made.only.line) == (rule, 1)
    assert message in made.only.message


def test_body_among_parameters(tmp_path: Path) -> None:
    """A parameter of the body, as Swagger 2.0 has it, is the body, and the others stay where they were."""
    parameters = """\
parameters:
  - {in: body, required: true, description: B, schema: {type: object, title: P}}
  - {in: query, name: q}
responses: {"200": {description: D}}
"""
    made = accepted(tmp_path, with_operation("3.0.0", parameters))
    place = "/paths/~1a/post"
    assert made.at(f"{place}/requestBody") == {
        "content": {"application/json": {"schema": {"type": "object", "title": "P"}}},
        "description": "B",
        "required": True,
    }
    assert made.at(f"{place}/parameters/0/name") == "q"
    first, second = made.told
    assert (first.line, second.line) == (7, 8)
    assert "it is read as the `requestBody`" in first.message


def test_form_among_parameters(tmp_path: Path) -> None:
    """So are fields of a form, whether what they are stands in a schema or beside it."""
    parameters = """\
parameters:
  - {in: formData, name: a, required: true, schema: {type: string}}
  - {in: formData, name: f, type: file, description: F}
responses: {"200": {description: D}}
"""
    made = accepted(tmp_path, with_operation("3.1.0", parameters))
    place = "/paths/~1a/post/requestBody"
    form = made.at(f"{place}/content/multipart~1form-data/schema")
    assert form == {
        "type": "object",
        "properties": {
            "a": {"type": "string"},
            "f": {"type": "string", "format": "binary", "description": "F"},
        },
        "required": ["a"],
    }
    assert [each.line for each in made.told if "formData" in each.message] == [7, 8]


MIXED = """\
openapi: "3.0.0"
info: {title: T, version: "1"}
paths:
  /a/{i}:
    get:
      parameters:
        - {in: path, name: i, required: true, type: string, enum: [a, b]}
        - {in: query, name: q, type: array, items: {type: string}}
        - {in: query, name: c, type: array, items: {type: string}, collectionFormat: csv}
      responses:
        "200": {description: D, schema: {$ref: "#/definitions/A"}, headers: {x-next: {type: integer}}}
components:
  securitySchemes:
    b: {type: basic, description: B}
    o: {type: oauth2, flow: application, tokenUrl: "https://t.example", scopes: {}}
definitions:
  A: {type: object, title: P}
"""


def test_words_of_swagger(tmp_path: Path) -> None:
    """What stands in OpenAPI 3 as in Swagger 2.0 is read as it is meant there, with a warning at each."""
    made = accepted(tmp_path, MIXED)
    get = made.document["paths"]["/a/{i}"]["get"]
    texts = {"type": "array", "items": {"type": "string"}}
    assert get["parameters"] == [
        {
            "in": "path",
            "name": "i",
            "required": True,
            "schema": {"type": "string", "enum": ["a", "b"]},
        },
        {"in": "query", "name": "q", "schema": texts},
        {
            "in": "query",
            "name": "c",
            "style": "form",
            "explode": False,
            "schema": texts,
        },
    ]
    answer = get["responses"]["200"]
    assert answer["headers"] == {"x-next": {"schema": {"type": "integer"}}}
    (content,) = answer["content"].values()
    assert content["schema"] in (
        {"$ref": "#/components/schemas/A"},
        {"$ref": "#/definitions/A"},
    )
    assert made.document["components"]["schemas"]["A"]["title"] == "P"
    assert made.document["components"]["securitySchemes"] == {
        "b": {"type": "http", "scheme": "basic", "description": "B"},
        "o": {
            "type": "oauth2",
            "flows": {
                "clientCredentials": {"tokenUrl": "https://t.example", "scopes": {}}
            },
        },
    }
    assert [each.line for each in made.told] == [7, 8, 9, 11, 11, 14, 15, 16]


def test_merge_keys(tmp_path: Path) -> None:
    """A merge key is read as in YAML 1.1, with a warning where it stands."""
    text = """\
x-bad: &bad
  "400": {description: B}
responses:
  <<: *bad
  "200": {description: D}
"""
    made = accepted(tmp_path, with_operation("3.1.0", text))
    assert made.at("/paths/~1a/post/responses/400/description") == "B"
    assert (made.only.rule, made.only.line) == ("yaml-merge-key", 9)


def test_slip_inside(tmp_path: Path) -> None:
    """What is known to OpenAPI stays, whatever is wrong inside it."""
    flow = "{authorizationUrl: 'https://a.example', tokenUrl: 'https://t.example', scopes: {}}"
    text = f"{HEAD}paths: {{}}\ncomponents:\n  securitySchemes:\n    o: {{type: oauth2, flows: {{implicit: {flow}}}}}\n"
    made = accepted(tmp_path, text)
    assert "`tokenUrl` is not known here; it is left out" in made.only.message
    assert made.at("/components/securitySchemes/o/flows/implicit/authorizationUrl")


def test_unclear_inside(tmp_path: Path) -> None:
    """So only what is wrong inside is told, if it cannot be put right."""
    flow = "{authorizationUrl: [a], scopes: {}}"
    text = f"{HEAD}paths: {{}}\ncomponents:\n  securitySchemes:\n    o: {{type: oauth2, flows: {{implicit: {flow}}}}}\n"
    made = refused(tmp_path, text)
    assert "must be a string, is an array" in made.only.message


def test_query_twice(tmp_path: Path) -> None:
    """That a whole query cannot stand beside a part of it is told in words."""
    parameters = "[{name: q, in: query, schema: {}}, {name: w, in: querystring, content: {a/b: {}}}]"
    made = refused(tmp_path, with_operation("3.2.0", f"parameters: {parameters}"))
    assert "is the whole query" in made.only.message
    assert made.only.hint == "keep one of them, and remove the other"


def test_link_with_two_goals(tmp_path: Path) -> None:
    """Of a link that names an operation twice, the id is read."""
    link = "{operationRef: '#/paths/~1a/post', operationId: x}"
    operation = f"responses:\n  '200':\n    description: D\n    links: {{l: {link}}}"
    made = accepted(tmp_path, with_operation("3.1.0", f"operationId: x\n{operation}"))
    assert "`operationRef` is left out" in made.outcome.err


def test_link_to_nothing(tmp_path: Path) -> None:
    """A link that is not there costs no more than itself, for nothing is made of links."""
    links = "{l: {$ref: '#/components/links/None'}}"
    operation = f"responses: {{'200': {{description: D, links: {links}}}}}"
    made = accepted(tmp_path, with_operation("3.1.0", operation))
    assert "leads to nothing" in made.only.message


def test_circle_of_references(tmp_path: Path) -> None:
    """References that lead to nothing but each other are an error."""
    made = refused(
        tmp_path,
        with_schemas(
            "3.1.0",
            "A: {$ref: '#/components/schemas/B'},\nB: {$ref: '#/components/schemas/A'}",
        ),
    )
    assert made.only.rule == "ref-circular"


def test_recursion_is_no_circle(tmp_path: Path) -> None:
    """A schema may contain itself in a property, an item or a further property."""
    made = accepted(
        tmp_path,
        with_schemas(
            "3.1.0",
            """\
A: {allOf: [{properties: {next: {$ref: '#/components/schemas/A'}}}]},
B: {oneOf: [{type: array, items: {$ref: '#/components/schemas/B'}}, {type: string}]},
C: {additionalProperties: {$ref: '#/components/schemas/C'}}""",
        ),
    )
    assert made.told == []
