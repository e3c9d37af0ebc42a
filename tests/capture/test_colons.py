"""Full-width colons in the document of a page in Markdown, which people type where they write Chinese."""

from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.commands import restencil

COLON = "\N{FULLWIDTH COLON}"
PAGE = f"""\
# 预订座位

```yaml
openapi: 3.0.1
info:
  title: ''
  version: 1.0.0
paths:
  /v1/seats:
    post:
      summary: 预订座位
      description: |
        summary{COLON}按排预订
        deprecated{COLON}true
      tags:
        - 座位
        - title{COLON}草稿
      parameters:
        - name: row
          in: query
          description: 第几排
            summary{COLON}从前往后数
          schema:
            type: integer
      responses:
        '200':
          description: 成功
          content:
            application/json:
              schema:
                type: object
                properties:
                  seat:
                    type: string
servers:
  - url: https://seats.example
```
"""
KEYS = ("paths", "post", "summary", "tags", "name", "in", "schema", "type", "responses", "content", "properties")  # fmt: skip


def _read(work: Path, text: str) -> tuple[dict[str, Any], list[dict[str, Any]]]:
    """The document of a page without what is said of it, and what is."""
    (work / "page-1.md").write_text(text, "utf-8")
    outcome = restencil(work, "capture", "page-1.md", "--into", "spec/seats")
    assert outcome.code == 0, outcome.transcript
    document = yaml.safe_load((work / "spec/seats/captured.yaml").read_text("utf-8"))
    notes = [
        note
        for item in document["paths"].values()
        for operation in item.values()
        for note in operation.pop("x-restencil-notes", ())
    ]
    return document, [each for each in notes if each["rule"] in {"yaml-repaired", "document-unreadable"}]  # fmt: skip


def test_text(tmp_path: Path) -> None:
    """In a text such a colon stays what it is, in the list of tags too."""
    document, notes = _read(tmp_path, PAGE)
    operation = document["paths"]["/v1/seats"]["post"]
    assert operation["description"].splitlines() == [f"summary{COLON}按排预订", f"deprecated{COLON}true"]  # fmt: skip
    assert (
        operation["parameters"][0]["description"] == f"第几排 summary{COLON}从前往后数"
    )
    assert operation["tags"] == ["座位", f"title{COLON}草稿"]
    assert notes == []


def _wrong(numbers: list[int]) -> str:
    """The page with full-width colons on some lines."""
    lines = [
        f"{line.partition(':')[0]}{COLON}{line.partition(':')[2].strip()}" if number in numbers else line
        for number, line in enumerate(PAGE.splitlines(), 1)
    ]  # fmt: skip
    return "\n".join(lines)


def _lines_of(*keys: str) -> list[int]:
    return [
        number
        for number, line in enumerate(PAGE.splitlines(), 1)
        if line.strip(" -").partition(":")[0] in keys
    ]


@pytest.mark.parametrize("key", KEYS)
def test_key(key: str, tmp_path: Path) -> None:
    """Behind a key it is read as a colon wherever the key stands, and told on its own line."""
    wanted, _ = _read(tmp_path, PAGE)
    for number in _lines_of(key):
        document, notes = _read(tmp_path, _wrong([number]))
        assert document == wanted
        assert [each["lines"] for each in notes] == [[number]]
        assert f"the colon behind `{key}` is a full-width one" in notes[0]["message"]


def test_all(tmp_path: Path) -> None:
    """All of them at once are told each on its line."""
    wanted, _ = _read(tmp_path, PAGE)
    numbers = _lines_of(*KEYS)
    document, notes = _read(tmp_path, _wrong(numbers))
    assert document == wanted
    assert [each["lines"] for each in notes] == [[number] for number in numbers]


def test_too_many(tmp_path: Path) -> None:
    """No more than some are put right; then the document is told as unreadable."""
    many = "".join(f"  /v{number}:\n    post:\n      summary{COLON}a\n      tags: []\n" for number in range(50))  # fmt: skip
    (tmp_path / "page-1.md").write_text(PAGE.replace("paths:\n", f"paths:\n{many}"), "utf-8")  # fmt: skip
    outcome = restencil(tmp_path, "capture", "page-1.md", "--into", "spec/seats")
    assert outcome.code == 2
    assert "error[page-without-operation]" in outcome.err
