"""Security schemes that pages would call the same: none is lost, and each operation asks for its own."""

from pathlib import Path

import yaml

from tests.commands import restencil

_PAGE = """\
{title}
GET
https://pay.kite.example/{title}
Request
Authorization
API Key
Add the parameter
X-Kite-Key
to {place}
Example:
X-Kite-Key: ****
Responses
🟢204No Content
"""
_BASE = """\
openapi: 3.1.0
info: {title: Pay, version: "1"}
paths:
  /rates:
    get:
      security: [{X-Kite-KeyAuth: []}]
      responses: {"204": {description: None}}
components:
  securitySchemes:
    X-Kite-KeyAuth: {type: apiKey, in: cookie, name: X-Kite-Key}
"""


def _captured(work: Path, *files: str) -> dict[str, tuple[str, str]]:
    """Of each path, what its operation asks for, and where that is sent."""
    outcome = restencil(work, "capture", *files, "--into", "spec/pay")
    assert outcome.code == 0, outcome.transcript
    assert restencil(work, "capture", "--check", "--into", "spec/pay").code == 0
    document = yaml.safe_load((work / "spec/pay/captured.yaml").read_text("utf-8"))
    schemes = document["components"]["securitySchemes"]
    asked = {
        path: next(iter(item["get"]["security"][0]))
        for path, item in document["paths"].items()
    }
    return {path: (name, schemes[name]["in"]) for path, name in asked.items()}


def _write(work: Path, name: str, title: str, place: str) -> str:
    (work / name).write_text(_PAGE.format(title=title, place=place), "utf-8")
    return name


def test_apart(tmp_path: Path) -> None:
    """A key that one page puts elsewhere than another is sent where its own page says; what is the same is one scheme."""
    files = (
        _write(tmp_path, "10001.txt", "bills", "Query"),
        _write(tmp_path, "10002.txt", "notes", "Headers"),
        _write(tmp_path, "10003.txt", "taxes", "Query"),
        _write(tmp_path, "10004.txt", "fees", "Headers"),
    )
    assert _captured(tmp_path, *files) == {
        "/bills": ("X-Kite-KeyAuth", "query"),
        "/notes": ("X-Kite-KeyAuth-10002", "header"),
        "/taxes": ("X-Kite-KeyAuth", "query"),
        "/fees": ("X-Kite-KeyAuth-10002", "header"),
    }


def test_added_later(tmp_path: Path) -> None:
    """A page that is added before others takes none of their names."""
    query = _write(tmp_path, "10002.txt", "bills", "Query")
    assert _captured(tmp_path, query) == {"/bills": ("X-Kite-KeyAuth", "query")}
    header = _write(tmp_path, "10001.txt", "notes", "Headers")
    assert _captured(tmp_path, header) == {
        "/notes": ("X-Kite-KeyAuth-10001", "header"),
        "/bills": ("X-Kite-KeyAuth", "query"),
    }


def test_changed(tmp_path: Path) -> None:
    """What a page says otherwise than before keeps its name, if no other page has it."""
    _captured(tmp_path, _write(tmp_path, "10001.txt", "bills", "Query"))
    moved = _write(tmp_path, "10001.txt", "bills", "Headers")
    assert _captured(tmp_path, moved) == {"/bills": ("X-Kite-KeyAuth", "header")}


def test_beside_a_document(tmp_path: Path) -> None:
    """What a document calls its scheme stays that."""
    (tmp_path / "pay.yaml").write_text(_BASE, "utf-8")
    page = _write(tmp_path, "10001.txt", "bills", "Query")
    assert _captured(tmp_path, "pay.yaml", page) == {
        "/rates": ("X-Kite-KeyAuth", "cookie"),
        "/bills": ("X-Kite-KeyAuth-10001", "query"),
    }
