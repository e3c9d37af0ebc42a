"""A site made from a document, and the words that its pages are written in."""

import json
from pathlib import Path
from typing import Any

import yaml

from tests.commands import ROOT, restencil

TONGUES = ("en", "zh")
TAGS = {"en": "en", "zh": "zh-CN"}


def words(tongue: str) -> dict[str, str]:
    """The words of the catalogue in one language."""
    facts = yaml.safe_load((ROOT / "templates/docs/target.yaml").read_text("utf-8"))
    return {key: each[tongue] for key, each in facts["words"].items()}


def site_of(folder: Path, document: Any, **files: str) -> Path:
    """The site of a document, made in `folder` as a spec folder; `files` are others in it, `/` in their names as `__`."""
    (folder / "openapi.json").write_text(json.dumps(document), "utf-8")
    for name, text in files.items():
        file = folder / name.replace("__", "/").replace("_md", ".md")
        file.parent.mkdir(exist_ok=True)
        file.write_text(text, "utf-8")
    return made_again(folder)


def made_again(folder: Path) -> Path:
    """The site of a spec folder."""
    outcome = restencil(folder, "generate", ".", "--target", "docs", "--out", "out")
    assert outcome.code == 0, outcome.err
    return folder / "out" / folder.name / "docs"
