"""The record of what was generated, kept beside it: the digest of every file, so that edits are seen."""

import hashlib
import json
from collections.abc import Callable, Mapping
from json.encoder import encode_basestring
from pathlib import Path
from typing import NamedTuple

RECORD = ".restencil.json"

Digests = Mapping[str, str]
"""The digest of each file's content by its path."""


class File(NamedTuple):
    """A file of the output: the digest of its content, and the content, made when it is asked for if it was not before."""

    digest: str
    content: Callable[[], bytes]


Tree = Mapping[str, File]
"""Files by their path below an output folder, `/` between its parts."""


def file_of(content: bytes, aside: Callable[[bytes], Callable[[], bytes]]) -> File:
    """The file that holds `content`, which `aside` keeps."""
    return File(digest(content), aside(content))


def digest(content: bytes) -> str:
    """The digest by which contents are compared."""
    return hashlib.sha256(content).hexdigest()


def digests(tree: Tree) -> Digests:
    """The digest of every file of a tree."""
    return {path: file.digest for path, file in tree.items()}


def read_record(folder: Path) -> Digests:
    """What was generated into `folder` the last time; nothing if there is no record that can be read."""
    try:
        stored = json.loads((folder / RECORD).read_text("utf-8"))
        return {str(path): str(value) for path, value in stored["files"].items()}
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return {}


def record_bytes(recorded: Digests) -> bytes:
    """The content of the record."""
    note = "Written by restencil: the SHA-256 of every file that it generated here."
    # the library takes many times as long for indented text, and there may be tens of thousands
    entries = (
        f"  {encode_basestring(path)}: {encode_basestring(each)}"
        for path, each in sorted(recorded.items())
    )
    files = ",\n".join(entries)
    inside = f"{{\n{files}\n }}" if files else "{}"
    return f'{{\n "about": "{note}",\n "files": {inside}\n}}\n'.encode()
