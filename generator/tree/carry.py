"""What stays in an output folder, taken into its next content, of which much may be there already."""

import os
import shutil
from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from generator.tree.seen import Seen, look_at

Entry = os.DirEntry[str]


@dataclass(frozen=True, slots=True)
class Carrying:
    """One folder brought to what another holds, but for what is `left`; `linked` are the files that were not there.

    Both are given as text and `/` stands between the parts of a path: there may be tens of thousands of files.
    """

    left: Container[str]
    seen: Mapping[str, Seen]
    linked: set[str] = field(default_factory=set)

    def carry(self, source: str, target: str, below: str = "") -> bool:
        """Makes `target` hold what stays of `source` and nothing else; whether that is anything."""
        there, stays = _told(_entries(target)), False
        for name, entry in _entries(source).items():
            if self._carried(entry, there.get(name), f"{target}/{name}", below + name):
                there.pop(name, None)
                stays = True
        for entry in there.values():
            _remove(entry)
        return stays

    def _carried(self, entry: Entry, last: Entry | None, place: str, path: str) -> bool:
        """Whether `entry` stays, in whole or in part; then it is at its `place`, where the `last` one was."""
        if entry.is_dir(follow_symlinks=False):
            return self._folder(entry.path, last, place, path)
        if path in self.left:
            return False
        if last is None or not self._is_same(entry, last, path):
            if last:
                _remove(last)
            link(entry.path, place)
            self.linked.add(path)
        return True

    def _folder(self, source: str, last: Entry | None, place: str, path: str) -> bool:
        if last and not last.is_dir(follow_symlinks=False):
            _remove(last)
            last = None
        if last is None:
            os.mkdir(place)  # noqa: PTH102 - there may be thousands
        stays = self.carry(source, place, f"{path}/")
        if last is None and not stays:
            os.rmdir(place)  # noqa: PTH106 - as above
        return stays

    def _is_same(self, entry: Entry, last: Entry, path: str) -> bool:
        """Whether both are one file, so that what is written to the one is in the other."""
        if entry.is_symlink() or not last.is_file(follow_symlinks=False):
            return False
        known = self.seen.get(path)
        look = known.look if known else look_at(entry.path)
        return look[0] == last.inode()


def link(source: Path | str, target: Path | str) -> None:
    """The same file under another name, or a copy where the file system has no links; its time stays the same."""
    try:
        os.link(source, target, follow_symlinks=False)
    except OSError:
        shutil.copy2(source, target, follow_symlinks=False)


def _entries(folder: str) -> dict[str, Entry]:
    with os.scandir(folder) as found:
        return {entry.name: entry for entry in found}


def _told(entries: dict[str, Entry]) -> dict[str, Entry]:
    """What is in a folder, without the files, which are removed, where it does not tell their true numbers.

    Some file systems say anything there; to ask for each would take as long as all else.
    """
    files = {
        name: each
        for name, each in entries.items()
        if each.is_file(follow_symlinks=False)
    }
    first = next(iter(files.values()), None)
    if first is None or first.inode() == look_at(first.path)[0]:
        return entries
    for each in files.values():
        _remove(each)
    return {name: entries[name] for name in entries.keys() - files}


def _remove(entry: Entry) -> None:
    if entry.is_dir(follow_symlinks=False):
        shutil.rmtree(entry.path)
    else:
        os.unlink(entry.path)  # noqa: PTH108 - as above
