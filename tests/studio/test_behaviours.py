"""What a client can do: each behaviour occurs in the studio's document, and does what it should against its server."""

import importlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.studio import shown_bodies, shown_calls, shown_flows
from tests.studio.document import DOCUMENT, Document
from tests.studio.running import Running
from tests.studio.showing import Behaviour, Kit
from tests.studio.store import KEY

GENERATED = Path(__file__).parents[2] / "generated/studio/python"
BEHAVIOURS = [
    each
    for module in (shown_calls, shown_bodies, shown_flows)
    for each in vars(module).values()
    if isinstance(each, Behaviour)
]


@pytest.fixture
def kit(
    studio: Running,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[Kit]:
    monkeypatch.syspath_prepend(GENERATED)
    package = importlib.import_module("studio")
    with package.Studio(base_url=studio.url, account_api_key=KEY) as client:
        project = client.projects.create(name="Gulls", description="By the sea.").id
        clip = ("gull.mp4", b"clip", "video/mp4")
        file = client.files.upload(project_id=project, file=clip)
        yield Kit(package, studio, client, project, str(file.id), caplog)


@pytest.mark.parametrize("behaviour", BEHAVIOURS, ids=str)
def test_behaviours(kit: Kit, behaviour: Behaviour, document: Document) -> None:
    """The document asks for the behaviour, and the client that is generated from it shows it."""
    assert behaviour.places
    for place in behaviour.places:
        assert _stands(*_root(document, place.split(" > "))), place
    behaviour.trial(kit)


def _root(document: Document, keys: list[str]) -> tuple[Any, list[str]]:
    """Where a place begins, and its keys from there."""
    if keys[0] == "restencil.yaml":
        told = yaml.safe_load(DOCUMENT.with_name(keys[0]).read_text("utf-8"))
        return told, keys[1:]
    if operation := document.operations.get(keys[0]):
        return operation.node.value, keys[1:]
    return document.root, keys


def _stands(root: Any, keys: list[str]) -> bool:
    """Whether the last key stands below the others: as a key, as an item, or as the value itself."""
    *above, last = keys
    for key in above:
        root = root[int(key)] if isinstance(root, list) else root[key]
    return last in root if isinstance(root, dict | list) else str(root) == last
