"""A spec folder, or a bare OpenAPI file, and where its parts are."""

from dataclasses import dataclass
from pathlib import Path

from generator.errors import Location, Stop, error
from generator.names import spell, split

PROJECT_FILE = "restencil.yaml"
LOCK_FILE = "names.lock.yaml"
CORRECTIONS = "corrections.overlay.yaml"
CHANGELOG = "CHANGELOG.md"
DOCUMENTS = ("openapi.yaml", "openapi.yml", "openapi.json", "captured.yaml")


@dataclass(frozen=True, slots=True)
class Project:
    """One API to generate from: the folder or file at `root`, which problems call `shown`.

    `name` is the name of its output folder.
    """

    name: str
    root: Path
    shown: str

    @property
    def lock(self) -> Path | None:
        """The file of a spec folder that holds the names which were published; a bare file has none."""
        return None if self.root.is_file() else self.root / LOCK_FILE

    def inputs(self) -> tuple[Path, ...]:
        """The files that its output is made from, sorted; without the lock, which is output as well."""
        if self.root.is_file():
            return (self.root,)
        candidates = (PROJECT_FILE, CORRECTIONS, CHANGELOG, *DOCUMENTS)
        found = (self.root / name for name in sorted(candidates))
        return (*(path for path in found if path.is_file()), *self.guides())

    def beside_document(self) -> tuple[Path, ...]:
        """Those of its inputs that are not its document, and do not correct that either, sorted."""
        if self.root.is_file():
            return ()
        documents = {*DOCUMENTS, CORRECTIONS}
        return tuple(path for path in self.inputs() if path.name not in documents)

    def guides(self) -> tuple[Path, ...]:
        """The guides that a spec folder holds for its documentation, sorted."""
        found = () if self.root.is_file() else (self.root / "guides").glob("*.md")
        return tuple(sorted(path for path in found if path.is_file()))


def find_project(path: Path) -> Project:
    """The project at `path`, a spec folder or a bare OpenAPI file; raises `Stop` if there is nothing."""
    if path.is_dir():
        return Project(path.resolve().name, path, str(path))
    if path.exists():
        return Project(
            spell(split(path.stem), "kebab-case", fallback="api"), path, str(path)
        )
    hint = "give a folder with an openapi.yaml, or an OpenAPI file"
    raise Stop(
        error("no-such-path", "there is nothing here", hint, Location(str(path)))
    )
