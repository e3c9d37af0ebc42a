"""Every sample in every language: `pytest tests/samples/every.py`, which takes minutes."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.samples.api import CALLS
from tests.samples.generated import Samples, generated, generated_of
from tests.samples.programs import CLIENT, WAYS
from tests.samples.received import REFUSED, check, essence, json_text
from tests.samples.recorder import Received

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
    """Every sample of the APIs of this repository sends what that for curl does, JSON as text to the byte."""
    for name in _names(own):
        if own.find(way, name):
            wanted = _sent(own, _CURL, name, tmp_path / name)
            if (way, wanted.method) not in REFUSED:
                sent = _sent(own, way, name, tmp_path / name / "again")
                assert essence(sent) == essence(wanted), name
                assert json_text(sent, way) == json_text(wanted, way), name


# it sends other files, and the numbers of pages; curl is given user name and password as one
_BY_THE_CLIENT = {
    "files/list",
    "renders/list",
    "files/replace",
    "files/upload",
    "files/upload-many",
    "sessions/create",
}


def test_client_sends_what_curl_sends(own: Samples, tmp_path: Path) -> None:
    """A call of the generated client begins with the request that curl sends, wherever both are shown the same."""
    for name in _names(own):
        if name not in _BY_THE_CLIENT:
            wanted = _sent(own, _CURL, name, tmp_path / name)
            # what it makes of the recorder's answer is not what it is for
            own.run(CLIENT, name, tmp_path / name / "client")
            assert essence(own.recorder.received[0]) == essence(wanted), name


def _names(own: Samples) -> Iterator[str]:
    """The samples there are, each with its service."""
    for file in sorted((own.folder / "shell").rglob("*.sh")):
        stem = file.name.removesuffix(".sh")
        # those of the other variants have another ending
        if "." not in stem:
            yield f"{file.parent.name}/{stem}"


def _sent(own: Samples, way: tuple[str, str], name: str, folder: Path) -> Received:
    ended = own.run(way, name, folder / way[1])
    assert ended.code == 0, ended.err
    return own.recorder.take()
