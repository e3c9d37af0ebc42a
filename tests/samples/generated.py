"""Samples that were generated, with a server that they call."""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.commands import ROOT, restencil
from tests.samples.api import FILE, FILES, SECRET, write_spec
from tests.samples.programs import COMMANDS, Ended, Place, run
from tests.samples.recorder import Recorder, recording


def secrets() -> dict[str, str]:
    """The variables of the environment, as a client of several schemes names them."""
    return {
        "TRAPS_BEARER_TOKEN": SECRET,
        "TRAPS_IN_HEADER_API_KEY": SECRET,
        "TRAPS_IN_COOKIE_API_KEY": SECRET,
        "TRAPS_IN_QUERY_API_KEY": "query-secret",
    }


_OF_OUR_APIS = re.compile(r"\b(?:CHATFIRE|STUDIO)_[A-Z_]+\b")


@dataclass(frozen=True, slots=True)
class Samples:
    """The generated samples, and the server that they call."""

    folder: Path
    recorder: Recorder

    def find(self, way: tuple[str, str], name: str) -> Path | None:
        """The sample of an operation, whatever its language makes of the name; None if that variant cannot show it.

        The name may begin with that of a service.
        """
        language, ending = way
        files = (self.folder / language).rglob(f"*{ending}")
        wanted = "/" + name.replace("-", "")
        named = (path for path in files if _plain(path, ending).endswith(wanted))
        return next(named, None)

    def file(self, way: tuple[str, str], name: str) -> Path:
        """The same, where there is one."""
        found = self.find(way, name)
        assert found, (way, name)
        return found

    def command(self, way: tuple[str, str], name: str, folder: Path) -> list[str]:
        """What runs the sample of an operation, built in a folder, with the files that it may read in its `home`."""
        home = folder / "home"
        home.mkdir(parents=True, exist_ok=True)
        for each in FILES:
            (home / each).write_bytes(FILE)
        return COMMANDS[way](Place(self.file(way, name), folder / "work", home))

    def run(self, way: tuple[str, str], name: str, folder: Path) -> Ended:
        """Runs the sample of an operation."""
        command = self.command(way, name, folder)
        self.recorder.received.clear()
        file = self.file(way, name)
        # the generated client reads what the others of its folder name
        beside = file.parent.glob(f"{file.name.partition('.')[0]}.*")
        texts = "".join(each.read_text("utf-8") for each in beside)
        others = dict.fromkeys(_OF_OUR_APIS.findall(texts), SECRET)
        return run(command, folder / "home", **secrets(), **others)


def _plain(path: Path, ending: str) -> str:
    return re.sub("[-_]", "", path.as_posix().removesuffix(ending)).lower()


@contextmanager
def generated(
    folder: Path, server: Recorder | None = None, *targets: str
) -> Iterator[Samples]:
    """The samples of the API of traps, or targets of it, and what records their requests unless they call another server."""
    with recording() as recorder:
        (folder / "traps").mkdir()
        write_spec(folder / "traps" / "openapi.json", server or recorder)
        _generate(folder, "traps", targets or _ALL)
        yield Samples(folder / "generated/traps/samples", recorder)


@contextmanager
def generated_of(api: str, folder: Path) -> Iterator[Samples]:
    """The samples of one of the APIs of this repository, with a recorder in the place of its server."""
    document = ROOT / "generated" / api / "openapi" / "openapi.yaml"
    with recording() as recorder:
        told = {
            **yaml.safe_load(document.read_text("utf-8")),
            "servers": [{"url": recorder.url}],
        }
        (folder / api).mkdir()
        (folder / api / "openapi.json").write_text(json.dumps(told), "utf-8")
        _generate(folder, api, _ALL)
        yield Samples(folder / "generated" / api / "samples", recorder)


_ALL = ("samples", "python")


def _generate(folder: Path, api: str, targets: tuple[str, ...]) -> None:
    asked = (part for each in targets for part in ("--target", each))
    outcome = restencil(folder, "generate", api, *asked)
    assert outcome.code == 0, outcome.err
