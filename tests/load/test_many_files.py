"""A document of many files, joined by `$ref`, read as one."""

from pathlib import Path

import pytest

from tests.commands import restencil
from tests.load.effective import Files, accepted, load, refused, with_operation, write

PETS = """\
openapi: "3.1.0"
info: {title: T, version: "1"}
paths:
  /pets:
    get:
      responses:
        "200":
          description: D
          content: {application/json: {schema: {$ref: %s}}}
"""
ANSWER = "/paths/~1pets/get/responses/200/content/application~1json/schema/$ref"


def pets(reference: str) -> str:
    """A document whose one answer is what `reference` names, on line 9."""
    return PETS % f'"{reference}"'


@pytest.mark.parametrize(
    ("reference", "files", "name"),
    [
        ("pet.yaml", {"pet.yaml": "type: object\ntitle: P\n"}, "pet"),
        ("./pet.json", {"pet.json": '{"type": "object", "title": "P"}'}, "pet"),
        ("models/pet.yml#", {"models/pet.yml": "{type: object, title: P}"}, "pet"),
        ("all.yaml#/Pet", {"all.yaml": "Pet: {type: object, title: P}"}, "Pet"),
        (
            "all.json#/definitions/Big%20Pet",
            {
                "all.json": '{"definitions": {"Big Pet": {"type": "object", "title": "P"}}}'
            },
            "Big_Pet",
        ),
        ("all.yaml#/a~1b/0", {"all.yaml": "a/b: [{type: object, title: P}]"}, "0"),
        (
            "my%20models/p%23t.yaml",
            {"my models/p#t.yaml": "{type: object, title: P}"},
            "p_t",
        ),
        ("models\\\\pet.yaml", {"models/pet.yaml": "{type: object, title: P}"}, "pet"),
    ],
)
def test_reference(tmp_path: Path, reference: str, files: Files, name: str) -> None:
    """What a reference into another file names becomes a component, named after what it was called there."""
    made = accepted(tmp_path, {"openapi.yaml": pets(reference), **files})
    assert made.at(ANSWER) == f"#/components/schemas/{name}"
    assert made.at(f"/components/schemas/{name}") == {"type": "object", "title": "P"}
    assert made.told == []


def test_references_of_the_other_file(tmp_path: Path) -> None:
    """References in an included file start from there: to itself, to a third file, and back to the document."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": pets("models/pet.yaml#/Pet")
            + "components: {schemas: {Owner: {type: string, title: O}}}\n",
            "models/pet.yaml": """\
Pet:
  properties:
    own: {$ref: "#/Tail"}
    third: {$ref: "../shared/legs.json"}
    back: {$ref: "../openapi.yaml#/components/schemas/Owner"}
    same: {$ref: "pet.yaml#/Tail"}
Tail: {type: string, title: Ta}
""",
            "shared/legs.json": '{"type": "integer", "title": "L"}',
        },
    )
    properties = made.document["components"]["schemas"]["Pet"]["properties"]
    assert [each["$ref"] for each in properties.values()] == [
        "#/components/schemas/Tail",
        "#/components/schemas/legs",
        "#/components/schemas/Owner",
        "#/components/schemas/Tail",
    ]
    assert list(made.document["components"]["schemas"]) == [
        "Owner",
        "Pet",
        "Tail",
        "legs",
    ]


def test_recursion(tmp_path: Path) -> None:
    """Files may refer to each other, and to themselves; each part is copied once."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": pets("node.yaml"),
            "node.yaml": """\
properties:
  next: {$ref: "node.yaml"}
  self: {$ref: "#"}
  leaf: {$ref: "leaf.yaml"}
""",
            "leaf.yaml": "{type: array, items: {$ref: node.yaml}}",
        },
    )
    schemas = made.document["components"]["schemas"]
    assert list(schemas) == ["node", "leaf"]
    assert schemas["leaf"]["items"] == {"$ref": "#/components/schemas/node"}
    assert schemas["node"]["properties"]["self"] == {
        "$ref": "#/components/schemas/node"
    }


def test_names_that_collide(tmp_path: Path) -> None:
    """Parts of the same name get numbers; the document's own components keep theirs."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": pets("a.yaml#/Pet")
            + "components: {schemas: {Pet: {title: own}, B: {$ref: 'b.yaml#/Pet'}, C: {oneOf: [{$ref: 'c.yaml#/Pet'}]}}}\n",
            **{f"{name}.yaml": f"Pet: {{title: {name}}}" for name in "abc"},
        },
    )
    schemas = made.document["components"]["schemas"]
    titles = {name: schema.get("title") for name, schema in schemas.items()}
    assert titles["Pet"] == "own"
    assert titles["B"] == "b"
    assert {titles["Pet_2"], titles["Pet_3"]} == {"a", "c"}


def test_component_gives_its_name(tmp_path: Path) -> None:
    """A component that is nothing but a reference to a file is what stands there, for all who refer to that file."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": pets("schemas/pet.yaml")
            + "components: {schemas: {Animal: {$ref: schemas/pet.yaml}}}\n",
            "schemas/pet.yaml": "{title: P}",
        },
    )
    assert made.document["components"]["schemas"] == {"Animal": {"title": "P"}}
    assert made.at(ANSWER) == "#/components/schemas/Animal"


def test_part_of_two_kinds(tmp_path: Path) -> None:
    """What is defined as a header and used as a parameter is a component of either kind."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": with_operation(
                "3.1.0",
                "parameters: [{$ref: page.yaml}]\nresponses: {'200': {description: D}}",
            )
            + "components: {headers: {Page: {$ref: page.yaml}}}\n",
            "page.yaml": "{name: page, in: query, schema: {type: integer}}",
        },
    )
    components = made.document["components"]
    assert components["headers"]["Page"] == {"schema": {"type": "integer"}}
    assert components["parameters"]["page"]["in"] == "query"


def test_parts_of_other_kinds(tmp_path: Path) -> None:
    """Parameters, answers, bodies, headers, examples and whole paths can stand in other files too."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": """\
openapi: "3.0.3"
info: {title: T, version: "1"}
paths:
  /a: {$ref: paths/a.yaml}
  /b: {$ref: "paths/all.yaml#/~1b"}
""",
            "paths/a.yaml": """\
parameters: [{$ref: "../parts.yaml#/q"}]
post:
  requestBody: {$ref: "../parts.yaml#/body"}
  responses:
    "200": {$ref: "../parts.yaml#/answer"}
""",
            "paths/all.yaml": '/b: {get: {responses: {"200": {$ref: "../parts.yaml#/answer"}}}}',
            "parts.yaml": """\
q: {name: q, in: query, schema: {type: string, nullable: true}}
body: {content: {text/plain: {schema: {type: string}, examples: {e: {$ref: "#/example"}}}}}
answer: {description: D, headers: {X: {$ref: "#/header"}}}
header: {schema: {type: string}}
example: {value: v}
""",
        },
    )
    components = made.document["components"]
    assert {key: list(value) for key, value in components.items()} == {
        "pathItems": ["a", "b"],
        "parameters": ["q"],
        "requestBodies": ["body"],
        "responses": ["answer"],
        "headers": ["header"],
        "examples": ["example"],
    }
    assert components["parameters"]["q"]["schema"] == {"type": ["string", "null"]}
    assert "2 operations" in made.outcome.out
    assert made.told == []


def test_names_that_look_like_extensions(tmp_path: Path) -> None:
    """A header may be called `x-next`, and so may what is defined; it is read like any other."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": with_operation(
                "3.0.0",
                """\
responses:
  "200":
    description: D
    headers: {x-next: {schema: {type: string, nullable: true}}, x-page: {$ref: parts.yaml#/page}}
""",
            ),
            "parts.yaml": "page: {schema: {type: integer}}",
        },
    )
    headers = made.document["paths"]["/a"]["post"]["responses"]["200"]["headers"]
    assert headers["x-next"]["schema"]["type"] == ["string", "null"]
    assert headers["x-page"] == {"$ref": "#/components/headers/page"}
    assert made.told == []


def test_mapping_of_a_discriminator(tmp_path: Path) -> None:
    """The references in a discriminator's mapping are read too; names in it stay."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": pets("pet.yaml#/Pet"),
            "pet.yaml": """\
Pet:
  oneOf: [{$ref: "#/Cat"}, {$ref: dog.yaml}]
  discriminator: {propertyName: k, mapping: {c: "#/Cat", d: dog.yaml, e: Cat}}
Cat: {type: object, properties: {k: {type: string}}}
""",
            "dog.yaml": "{type: object, properties: {k: {type: string}}}",
        },
    )
    assert made.at("/components/schemas/Pet/discriminator/mapping") == {
        "c": "#/components/schemas/Cat",
        "d": "#/components/schemas/dog",
        "e": "Cat",
    }


def test_mapping_to_no_file(tmp_path: Path) -> None:
    """A value of a discriminator that is mapped to a file which is not there is told, and costs no schema."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": pets("pet.yaml"),
            "pet.yaml": """\
oneOf: [{$ref: dog.yaml}, {type: string}]
discriminator: {propertyName: k, mapping: {d: absent.yaml#/Dog}}
""",
            "dog.yaml": "{type: object, properties: {k: {type: string}}}",
        },
    )
    assert "warning[discriminator-mapping]" in made.outcome.err
    assert made.at("/components/schemas/dog/type") == "object"


def test_swagger(tmp_path: Path) -> None:
    """Swagger 2.0 is joined in the same way, paths at where they are used, and then upgraded."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": """\
swagger: "2.0"
info: {title: T, version: "1"}
paths:
  /a: {$ref: "a.yaml"}
""",
            "a.yaml": """\
post:
  parameters:
    - {in: body, name: b, schema: {$ref: "models.yaml#/A"}}
    - {$ref: "models.yaml#/q"}
  responses: {"200": {description: D, schema: {$ref: "models.yaml#/A"}}}
""",
            "models.yaml": "A: {type: object, x-nullable: true}\nq: {in: query, name: q, type: string}\n",
        },
    )
    assert made.told == []
    operation = made.document["paths"]["/a"]["post"]
    reference = {"schema": {"$ref": "#/components/schemas/A"}}
    assert operation["requestBody"]["content"]["application/json"] == reference
    assert operation["parameters"] == [{"$ref": "#/components/parameters/q"}]
    assert made.at("/components/schemas/A/type") == ["object", "null"]


WHOLE = {
    "openapi.yaml": """\
openapi: "3.1.0"
info: {$ref: info.yaml}
tags: {$ref: tags.yaml}
paths: {$ref: paths/index.yaml}
components:
  schemas: {$ref: schemas/index.yaml}
""",
    "info.yaml": '{title: T, version: "1"}',
    "tags.yaml": "[{name: pets}]",
    "paths/index.yaml": "/a: {$ref: a.yaml}\n/b: {get: {$ref: get.yaml}}\n",
    "paths/a.yaml": "{get: {$ref: get.yaml}}",
    "paths/get.yaml": '{responses: {"200": {description: D, content: {a/b: {schema: {$ref: ../schemas/pet.yaml}}}}}}',
    "schemas/index.yaml": "Pet: {$ref: pet.yaml}\nOther: {title: O}\n",
    "schemas/pet.yaml": "{title: P, properties: {o: {$ref: 'index.yaml#/Other'}}}",
}


def test_references_where_none_are_allowed(tmp_path: Path) -> None:
    """A `$ref` for a whole section, or for an operation, is replaced by what it leads to, each with a warning."""
    made = accepted(tmp_path, WHOLE)
    assert made.at("/info/title") == "T"
    assert made.at("/tags") == [{"name": "pets"}]
    assert "2 operations" in made.outcome.out
    schemas = made.document["components"]["schemas"]
    assert list(schemas)[:2] == ["Pet", "Other"]
    assert schemas["Pet"]["title"] == "P"
    assert {each.line for each in made.told if each.file.endswith("openapi.yaml")} == {
        2,
        3,
        4,
        6,
    }
    assert all("OpenAPI has no `$ref` for" in each.message for each in made.told)


def test_texts_and_values(tmp_path: Path) -> None:
    """So is one for a description, whose file may be a text as a whole, and for the values and the names of a schema."""
    made = accepted(
        tmp_path,
        {
            "openapi.yaml": """\
openapi: "3.1.0"
info: {title: T, version: "1", description: {$ref: about.md}}
paths: {}
components:
  schemas:
    Colour: {type: string, enum: {$ref: "values.yaml#/colours"}}
    Pet: {$ref: pet.yaml}
""",
            "about.md": "# Pets\n\nAll: of *them*.\n",
            "pet.yaml": "{description: {$ref: 'values.yaml#/about'}, required: {$ref: values.yaml#/names}}",
            "values.yaml": "colours: [red, blue]\nabout: A pet.\nnames: [a]\n",
        },
    )
    assert made.at("/info/description") == "# Pets\n\nAll: of *them*.\n"
    schemas = made.document["components"]["schemas"]
    assert schemas["Colour"] == {"type": "string", "enum": ["red", "blue"]}
    assert schemas["Pet"] == {"description": "A pet.", "required": ["a"]}
    assert {
        (each.file.rpartition("/")[2], each.message[:45]) for each in made.told
    } == {
        ("openapi.yaml", "OpenAPI has no `$ref` for a text; what it lea"),
        ("openapi.yaml", "OpenAPI has no `$ref` for the list of values;"),
        ("pet.yaml", "OpenAPI has no `$ref` for a text; what it lea"),
        ("pet.yaml", "OpenAPI has no `$ref` for the list of names; "),
    }


@pytest.mark.parametrize("file", ["../secret.md", ".env", "id_rsa"])
def test_text_that_may_not_be_read(tmp_path: Path, file: str) -> None:
    """A text is read from where other parts may be read, and from a file that is meant to be read by people, or data."""
    write(tmp_path, {f"spec/api/{file}": "SECRET"})
    document = f'openapi: "3.1.0"\ninfo: {{title: T, version: "1", description: {{$ref: {file}}}}}\npaths: {{}}\n'
    made = refused(tmp_path, document)
    assert [each.line for each in made.told if each.rule == "ref-forbidden"] == [2]
    assert "SECRET" not in made.outcome.err


MEANT = {
    "openapi.yaml": """\
openapi: "3.1.0"
info: {title: T, version: "1"}
paths: {$ref: paths/index.yaml}
components: {$ref: parts/index.yaml}
""",
    "paths/index.yaml": "/a: {$ref: a.yaml}",
    "paths/a.yaml": """\
get:
  parameters: [{$ref: "#/components/parameters/page"}]
  responses:
    "200": {description: D, content: {a/b: {schema: {$ref: "#/components/schemas/Pet"}}}}
""",
    "parts/index.yaml": """\
parameters: {page: {$ref: page.yaml}}
schemas: {Pet: {title: P}}
""",
    "parts/page.yaml": "{name: page, in: query, schema: {type: integer}}",
}


def test_reference_that_means_the_document(tmp_path: Path) -> None:
    """What a reference into its own file does not find there is what the document has, with a warning that says so."""
    made = accepted(tmp_path, MEANT)
    assert made.at("/components/parameters/page/name") == "page"
    path = "/components/pathItems/a/get"
    assert made.at(f"{path}/parameters/0/$ref") == "#/components/parameters/page"
    answer = f"{path}/responses/200/content/a~1b/schema/$ref"
    assert made.at(answer) == "#/components/schemas/Pet"
    told = [each for each in made.told if each.file.endswith("paths/a.yaml")]
    assert [(each.line, each.hint) for each in told] == [
        (2, "write `../openapi.yaml#/components/parameters/page`"),
        (4, "write `../openapi.yaml#/components/schemas/Pet`"),
    ]


def test_reference_that_means_nothing(tmp_path: Path) -> None:
    """What neither has is told as such."""
    files = MEANT | {"parts/index.yaml": "schemas: {Pet: {title: P}}"}
    made = refused(tmp_path, files)
    (told,) = (each for each in made.told if each.severity == "error")
    assert (told.line, told.rule) == (2, "ref-dangling")


def test_operation_in_the_same_document(tmp_path: Path) -> None:
    """So is one that stands elsewhere in the document itself."""
    made = accepted(
        tmp_path,
        with_operation("3.1.0", '$ref: "#/x-shared"')
        + 'x-shared: {responses: {"200": {description: D}}}\n',
    )
    assert made.at("/paths/~1a/post/responses/200") == {"description": "D"}
    assert "for an operation" in made.only.message


def test_endless_inclusion(tmp_path: Path) -> None:
    """A part that would be copied into itself for ever is an error at the reference that does it."""
    made = refused(
        tmp_path,
        {
            "openapi.yaml": 'openapi: "3.1.0"\ninfo: {title: T, version: "1"}\npaths: {$ref: a.yaml}\n',
            "a.yaml": "\n$ref: a.yaml\n",
        },
    )
    assert [
        (each.file, each.line) for each in made.told if each.severity == "error"
    ] == [("spec/api/a.yaml", 2)]


@pytest.mark.parametrize(
    ("reference", "shown"),
    [
        ("../outside.yaml", "outside.yaml"),
        ("models/../../outside.yaml", "outside.yaml"),
        ("%2e%2e/outside.yaml", "outside.yaml"),
        ("/etc/passwd", "/etc/passwd"),
        ("file:///etc/passwd", "/etc/passwd"),
        ("link.yaml", "outside.yaml"),
        ("links/outside.yaml", "outside.yaml"),
        ("ftp://h.example/a.yaml", "ftp://h.example/a.yaml"),
        ("https://h.example/a.yaml", "https://h.example/a.yaml"),
        ("//h.example/a.yaml", "h.example/a.yaml"),
    ],
)
def test_out_of_the_folder(tmp_path: Path, reference: str, shown: str) -> None:
    """A reference out of the document's folder is refused where it stands, by links and by addresses too."""
    write(tmp_path, {"spec/outside.yaml": "SECRET: [\n", "spec/api/models/a": ""})
    (tmp_path / "spec/api/link.yaml").symlink_to("../outside.yaml")
    (tmp_path / "spec/api/links").symlink_to("..")
    made = refused(tmp_path, pets(reference))
    assert (made.only.line, made.only.rule) == (9, "ref-forbidden")
    assert shown in made.only.message
    assert "references:" in made.only.hint
    assert "SECRET" not in made.outcome.err


@pytest.mark.parametrize("allowed", ["..", "../outside.yaml", "../../spec"])
@pytest.mark.parametrize("reference", ["../outside.yaml", "link.yaml"])
def test_allowed_path(tmp_path: Path, allowed: str, reference: str) -> None:
    """What the project file allows may be read, by its own path or by a link."""
    write(tmp_path, {"spec/outside.yaml": "{title: P}"})
    (tmp_path / "spec/api").mkdir()
    (tmp_path / "spec/api/link.yaml").symlink_to("../outside.yaml")
    files = {
        "openapi.yaml": pets(reference),
        "restencil.yaml": f"references: [{allowed}]\n",
    }
    made = accepted(tmp_path, files)
    assert made.at("/components/schemas/outside/title") == "P"


def test_allowed_path_is_not_a_prefix(tmp_path: Path) -> None:
    """A folder that is allowed does not stand for others whose names begin like its own."""
    write(tmp_path, {"spec/shared-secrets/a.yaml": "{title: P}"})
    refused(
        tmp_path,
        {
            "openapi.yaml": pets("../shared-secrets/a.yaml"),
            "restencil.yaml": "references: [../shared]\n",
        },
    )


@pytest.mark.parametrize(
    ("reference", "rule", "message"),
    [
        ("absent.yaml", "ref-unreadable", "there is no file"),
        ("models", "ref-unreadable", "is a directory"),
        ("a%00b.yaml", "ref-forbidden", "may not be read"),
        ("http://[", "ref-invalid", "neither a path nor a web address"),
        ("loop.yaml", "ref-forbidden", "may not be read"),
        ("x" * 5000, "ref-unreadable", "there is no file"),
    ],
)
def test_no_such_file(tmp_path: Path, reference: str, rule: str, message: str) -> None:
    """A reference to what is no file is told where it stands."""
    write(tmp_path / "spec/api", {"models/a.yaml": ""})
    (tmp_path / "spec/api/loop.yaml").symlink_to("loop.yaml")
    made = refused(tmp_path, pets(reference))
    assert (made.only.line, made.only.rule) in {(9, rule), (9, "ref-unreadable")}
    assert message in made.only.message or "cannot be read" in made.only.message


def test_long_path(tmp_path: Path) -> None:
    """Of a long path its end is told, which says what is missing."""
    made = refused(tmp_path, pets("deep/" * 30 + "a.yaml"))
    assert "/deep/deep/a.yaml`" in made.only.message
    assert len(made.only.message) < 200


def test_reference_to_nothing(tmp_path: Path) -> None:
    """A reference to what another file does not have is read as any value, with a warning where it stands."""
    made = accepted(
        tmp_path, {"openapi.yaml": pets("a.yaml#/Pat"), "a.yaml": "Pet: {type: object}"}
    )
    assert made.only.line == 9
    assert made.only.rule == "ref-dangling"
    assert "has no `/Pat`" in made.only.message


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("Pet:\n  type: object\n  properties: {a: {type: strange}}\n", 3, "strange"),
        ("Pet:\n  type: object\n\trequired: [a]\n", 3, "tab"),
        ("Pet: {a: 1, a: 2}\n", 1, "already given"),
        ('Pet:\n  properties:\n    p: {$ref: "absent.yaml"}\n', 3, "no file"),
        ("Pet:\n  minLength: x\n", 2, "must be"),
    ],
)
def test_problems_of_an_included_file(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    """What is wrong in an included file is told at its line of that file, with that line."""
    made = load(tmp_path, {"openapi.yaml": pets("m/a.yaml#/Pet"), "m/a.yaml": text})
    assert (made.only.file, made.only.line) == ("spec/api/m/a.yaml", line)
    assert message in made.only.message
    assert text.split("\n")[line - 1].strip() in made.outcome.err


def test_change_of_an_included_file(tmp_path: Path) -> None:
    """A run sees that an included file has changed, and one after it that nothing has."""
    files = {"openapi.yaml": pets("a.yaml"), "a.yaml": "{title: One}"}
    made = accepted(tmp_path, files)
    made = accepted(tmp_path, {"a.yaml": "{title: Two}"})
    assert made.at("/components/schemas/a/title") == "Two"
    assert "1 written" in made.outcome.out
    made = accepted(tmp_path, {})
    assert "1 unchanged" in made.outcome.out
    (tmp_path / "spec/api/a.yaml").unlink()
    assert restencil(tmp_path, "generate", "spec/api", "--target", "openapi").code == 2


def test_bare_file(tmp_path: Path) -> None:
    """A bare file may refer to files beside it, and to nothing else."""
    write(tmp_path, {"api.yaml": pets("m/a.yaml"), "m/a.yaml": "{title: P}"})
    assert restencil(tmp_path, "generate", "api.yaml", "--target", "openapi").code == 0
    write(tmp_path / "deep", {"api.yaml": pets("../m/a.yaml")})
    outcome = restencil(tmp_path / "deep", "generate", "api.yaml")
    assert outcome.code == 2
    assert "may not be read" in outcome.err
