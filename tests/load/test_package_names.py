"""The package of an API for which nobody has chosen a name."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from tests.commands import restencil

API = {"openapi": "3.1.0", "info": {"title": "T", "version": "1"}, "paths": {}}


@pytest.mark.parametrize(
    ("file", "package"),
    [
        ("pets.json", "pets"),
        ("logging.json", "logging_api"),
        ("class.json", "class_api"),
        ("pydantic.json", "pydantic_api"),
        ("cgi.json", "cgi_api"),
        ("annotationlib.json", "annotationlib_api"),
    ],
)
def test_package_name(tmp_path: Path, file: str, package: str) -> None:
    """It is that of the file, unless this is a keyword, or a module that some version of Python or the client has."""
    (tmp_path / file).write_text(json.dumps(API), "utf-8")
    made = restencil(tmp_path, "generate", file, "--target", "python")
    assert made.code == 0, made.transcript
    assert [
        path.parent.name for path in tmp_path.glob("generated/*/python/*/_api.py")
    ] == [package]


def test_package_hides_nothing(tmp_path: Path) -> None:
    """A client of a document that is called like a module of Python can be imported, and leaves that module alone."""
    (tmp_path / "logging.json").write_text(json.dumps(API), "utf-8")
    restencil(tmp_path, "generate", "logging.json", "--target", "python")
    code = "import logging, logging_api; logging.getLogger(), logging_api.LoggingApi"
    folder = tmp_path / "generated" / "logging" / "python"
    subprocess.run((sys.executable, "-c", code), cwd=folder, check=True)


def test_chosen_name_hides_nothing(tmp_path: Path) -> None:
    """A name that somebody chose, and that hides a module or is a keyword, is refused where it stands."""
    spec = tmp_path / "spec" / "a"
    spec.mkdir(parents=True)
    (spec / "openapi.json").write_text(json.dumps(API), "utf-8")
    (spec / "restencil.yaml").write_text("targets: [python]\npackage: json\n", "utf-8")
    made = restencil(tmp_path, "generate")
    assert made.code == 2
    assert "spec/a/restencil.yaml:2:1: error[project-invalid]" in made.err
    assert "such as `json_api`" in made.err
