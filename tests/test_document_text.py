"""The document itself among what is generated: put together of pieces, it reads as if it were written at once."""

import json
from pathlib import Path
from typing import Any

import pytest
import yaml

from generator.yaml_dump import dump_yaml
from tests.commands import restencil

_PATHS: tuple[dict[str, Any], ...] = (
    {},
    {"/a": {}},
    {"/a": {"get": {"responses": {"200": {"description": "<&\u2028>"}}}}},
)
_COMPONENTS: tuple[dict[str, Any] | None, ...] = (
    None,
    {},
    {"schemas": {}},
    {"schemas": {"A": {"description": "long " * 40}}, "x-none": None, "x-é": {"k": {}}},
    # a key that no line of YAML begins with
    {f"x-{'y' * 200}": {"a": 1}},
)


@pytest.mark.parametrize("paths", _PATHS)
@pytest.mark.parametrize("components", _COMPONENTS)
def test_document(
    tmp_path: Path, paths: dict[str, Any], components: dict[str, Any] | None
) -> None:
    """YAML and JSON hold the same document, and each piece stands as it does in the whole, whatever is empty."""
    document = {"openapi": "3.1.0", "info": {"title": "A", "version": "1"}}
    stated = {**document, "paths": paths}
    stated |= {} if components is None else {"components": components}
    (tmp_path / "spec/a").mkdir(parents=True)
    (tmp_path / "spec/a/openapi.json").write_text(json.dumps(stated), "utf-8")
    chosen = "targets: [openapi, docs]\n"
    (tmp_path / "spec/a/restencil.yaml").write_text(chosen, "utf-8")
    outcome = restencil(tmp_path, "generate")
    assert outcome.code == 0, outcome.err
    made = tmp_path / "generated/a"
    text = (made / "docs/openapi.yaml").read_text("utf-8")
    read = yaml.safe_load(text)
    assert read == json.loads((made / "docs/openapi.json").read_text("utf-8"))
    assert read == stated
    assert text == dump_yaml(read)
    assert text == (made / "openapi/openapi.yaml").read_text("utf-8")
