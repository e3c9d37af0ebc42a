"""What a spec folder holds for its documentation site: choices, guides and a changelog."""

from pathlib import Path
from typing import Any

from generator.ir import Text
from generator.load.project import CHANGELOG, Project
from generator.load.source import read_source
from generator.names import file_stem, split, unique
from generator.site import Guide, Site

_LANGUAGES = frozenset(("en", "zh"))


def load_site(project: Project, stated: dict[str, Any]) -> Site:
    """The site of a project, whose file has `stated` choices for it; raises `Stop` if a file cannot be read."""
    return Site(
        folder=str(project.root),
        url=_folder(stated.get("url", "")),
        edit=_folder(stated.get("edit", "")),
        version=stated.get("version", ""),
        versions=tuple(stated.get("versions", ())),
        guides=tuple(_guides(project)),
        changelog=_changelog(project),
    )


def _folder(address: str) -> str:
    return f"{address.rstrip('/')}/" if address else ""


def _changelog(project: Project) -> Guide | None:
    file = project.root / CHANGELOG
    if file not in project.inputs():
        return None
    return Guide("changelog", {"": CHANGELOG}, {"": _text(file)})


def _guides(project: Project) -> list[Guide]:
    found: dict[str, dict[str, Path]] = {}
    for file in project.guides():
        stem, _, language = file.stem.rpartition(".")
        if language not in _LANGUAGES:
            stem, language = file.stem, ""
        found.setdefault(stem, {})[language] = file
    stems = unique(
        {each: file_stem(split(each), "kebab-case", "guide") for each in found}
    )
    return [_guide(stems[stem], files) for stem, files in found.items()]


def _guide(stem: str, files: dict[str, Path]) -> Guide:
    sources = {language: f"guides/{file.name}" for language, file in files.items()}
    texts = {language: _text(file) for language, file in files.items()}
    return Guide(stem, sources, texts)


def _text(file: Path) -> Text:
    return Text(read_source(file, str(file)).text)
