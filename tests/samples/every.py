"""Every sample in every language: `pytest tests/samples/every.py`, which takes minutes."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.samples.api import CALLS
from tests.samples.generated import Samples, generated, generated_of
from tests.samples.programs import WAYS
from tests.samples.received import REFUSED, check, essence

_CURL = ("shell", ".sh")

each_way = pytest.mark.parametrize("way", WAYS, ids="".join)


@pytest.fixture(scope="module")
def samples(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Samples]:
    with generated(tmp_path_factory.mktemp("samples")) as made:
        yield made


@pytest.fixture(scope="module", params=["chatfire", "studio"])
def own(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Samples]:
    with generated_of(request.param, tmp_path_factory.mktemp("own")) as made:
        yield made


@pytest.mark.parametrize("name", CALLS)
@each_way
def test_sends_what_the_spec_shows(
    samples: Samples, way: tuple[str, str], name: str, tmp_path: Path
) -> None:
    """A sample sends the request that the spec shows, every character of it, with the secret from the environment."""
    check(samples, way, name, tmp_path)


@each_way
def test_sends_what_curl_sends(
    own: Samples, way: tuple[str, str], tmp_path: Path
) -> None:
    """Every sample of the APIs of this repository sends what that for curl does, in every language."""
    for file in sorted((own.folder / "shell").rglob("*.sh")):
        name = f"{file.parent.name}/{file.name.removesuffix('.sh')}"
        # those of the other variants have another ending
        if "." not in file.name.removesuffix(".sh") and own.find(way, name):
            wanted = _sent(own, _CURL, name, tmp_path / name)
            if (way, wanted[0]) not in REFUSED:
                assert _sent(own, way, name, tmp_path / name / "again") == wanted, name


def _sent(own: Samples, way: tuple[str, str], name: str, folder: Path) -> Any:
    ended = own.run(way, name, folder / way[1])
    assert ended.code == 0, ended.err
    return essence(own.recorder.take())
