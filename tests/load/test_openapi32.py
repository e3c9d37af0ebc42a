"""What OpenAPI 3.2 adds is read."""

from pathlib import Path

import pytest

from tests.load.effective import accepted

DOCUMENT = """\
openapi: "3.2.0"
$self: https://h.example/api/openapi.yaml
info: {title: T, version: "1", summary: S}
tags:
  - {name: pets, summary: Pets, kind: nav}
  - {name: cats, parent: pets}
servers: [{url: "https://h.example", name: main}]
paths:
  /a:
    query:
      tags: [cats]
      requestBody: {content: {application/json: {schema: {type: object}}}}
      responses: {"200": {description: D}}
    get:
      parameters: [{name: q, in: querystring, content: {application/x-www-form-urlencoded: {schema: {type: object}}}}]
      responses:
        "200":
          summary: S
          content:
            application/jsonl: {itemSchema: {$ref: "https://h.example/api/openapi.yaml#/components/schemas/A"}}
            application/json: {$ref: "#/components/mediaTypes/M"}
    additionalOperations:
      COPY: {responses: {"200": {description: D}}}
components:
  schemas: {A: {type: object, properties: {n: {type: integer}}}}
  mediaTypes: {M: {schema: {type: string}}}
"""


def test_additions(tmp_path: Path) -> None:
    """`$self`, kinds of tags, further methods, schemas of items and shared media types pass, and stay as they are."""
    made = accepted(tmp_path, DOCUMENT)
    assert made.told == []
    assert made.at("/openapi") == "3.2.0"
    assert made.at("/tags/1/parent") == "pets"
    answer = "/paths/~1a/get/responses/200/content"
    item = made.at(f"{answer}/application~1jsonl/itemSchema")
    assert item == {"$ref": "#/components/schemas/A"}
    assert made.at(f"{answer}/application~1json/$ref") == "#/components/mediaTypes/M"


def test_every_operation(tmp_path: Path) -> None:
    """Operations of every method are counted, whichever OpenAPI has a word for."""
    assert "3 operations" in accepted(tmp_path, DOCUMENT).outcome.out


@pytest.mark.parametrize("version", ["3.2.0", "3.2.1"])
def test_patch_versions(tmp_path: Path, version: str) -> None:
    """Every patch version is the same to a reader."""
    made = accepted(tmp_path, DOCUMENT.replace("3.2.0", version))
    assert made.at("/openapi") == version
