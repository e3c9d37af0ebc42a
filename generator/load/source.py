"""The text of an input, read from its file whatever its encoding."""

import codecs
import errno
import re
import stat
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Literal, TypeAlias

from generator.errors import Location, Problem, Stop, error
from generator.load.budget import MAX_BYTES
from generator.load.lines import Lines
from generator.load.marks import Marks
from generator.shown import shown, shown_path

Syntax: TypeAlias = Literal["yaml", "json"]

_SYNTAXES: dict[str, Syntax] = {".json": "json", ".yaml": "yaml", ".yml": "yaml"}

# a longer mark comes before the shorter one that it begins with
_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)

# a document begins with an ASCII character: where its zero bytes are tells the encoding
_ZEROES = (
    (re.compile(rb"\0\0\0[^\0]"), "utf-32-be"),
    (re.compile(rb"[^\0]\0\0\0"), "utf-32-le"),
    (re.compile(rb"\0[^\0]"), "utf-16-be"),
    (re.compile(rb"[^\0]\0"), "utf-16-le"),
)

_ABSENT = {errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG, errno.ELOOP}


@dataclass(frozen=True)
class Source:
    """The text of one input; `name` is the file as the user should see it, and `marks` are made when YAML is read."""

    name: str
    text: str
    syntax: Syntax
    marks: Marks = field(default_factory=Marks, repr=False, compare=False)

    @cached_property
    def lines(self) -> Lines:
        """The lines of the text."""
        return Lines.of(self.text)

    def at(self, index: int, pointer: str = "") -> Location:
        """The location of the character at `index` of the text."""
        line, column = self.lines.position(index)
        return Location(self.name, pointer, line, column)


def source_of(name: str, text: str) -> Source:
    """The source that holds `text`, its syntax told by the suffix of `name`, else by its first character."""
    bad = re.search("[\ud800-\udfff]", text)
    if bad:
        raise Stop(_undecodable(name, text[: bad.start()]))
    text = text.removeprefix("\ufeff")
    return Source(name, text, _syntax_of(name, text))


def read_source(path: Path, name: str) -> Source:
    """The source in a file, decoded from UTF-8, UTF-16 or UTF-32; a file that cannot be used raises Stop."""
    return decoded_source(_read(path, name), name)


def decoded_source(data: bytes, name: str) -> Source:
    """The source that `data` holds, decoded as a file would be."""
    if not data.strip():
        raise Stop(empty(name))
    return source_of(name, _decoded(data, name))


def empty(name: str) -> Problem:
    """The problem of an input that holds nothing."""
    return error(
        "file-empty",
        f"`{shown_path(name)}` is empty",
        "write a document into the file, or name another one",
        Location(name),
    )


def _syntax_of(name: str, text: str) -> Syntax:
    known = _SYNTAXES.get(Path(name).suffix.lower())
    return known or ("json" if text.lstrip()[:1] in {"{", "["} else "yaml")


def _read(path: Path, name: str) -> bytes:
    try:
        _refuse_unusable(path, name)
        return path.read_bytes()
    except OSError as reason:
        raise Stop(_unread(reason, name)) from reason
    except ValueError as reason:
        # what pathlib makes of a NUL in the path
        raise Stop(_missing(name)) from reason


def _refuse_unusable(path: Path, name: str) -> None:
    found = path.stat()
    if stat.S_ISDIR(found.st_mode):
        raise Stop(_not_a_file(name, "a directory"))
    if not stat.S_ISREG(found.st_mode):
        raise Stop(_not_a_file(name, "a device or a pipe"))
    if found.st_size > MAX_BYTES:
        raise Stop(_too_large(name, found.st_size))


def _decoded(data: bytes, name: str) -> str:
    encoding, start = _encoding_of(data)
    try:
        return data[start:].decode(encoding)
    except UnicodeDecodeError as reason:
        before = data[start : start + reason.start].decode(encoding, "ignore")
        raise Stop(_undecodable(name, before)) from reason


def _encoding_of(data: bytes) -> tuple[str, int]:
    """The encoding, and the length of the byte order mark that is no part of the text."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding, len(mark)
    for pattern, encoding in _ZEROES:
        if pattern.match(data):
            return encoding, 0
    return "utf-8", 0


def _unread(reason: OSError, name: str) -> Problem:
    if reason.errno in _ABSENT:
        return _missing(name)
    if isinstance(reason, PermissionError):
        return error(
            "file-permission",
            f"`{shown_path(name)}` may not be read",
            "give yourself permission to read the file",
            Location(name),
        )
    return error(
        "file-unreadable",
        f"`{shown_path(name)}` cannot be read: {shown(reason.strerror)}",
        "make the file readable, or name another one",
        Location(name),
    )


def _missing(name: str) -> Problem:
    return error(
        "file-missing",
        f"there is no file `{shown_path(name)}`",
        "check the spelling of the path, and the folder it starts from",
        Location(name),
    )


def _not_a_file(name: str, kind: str) -> Problem:
    return error(
        "file-kind",
        f"`{shown_path(name)}` is {kind}, not a file",
        "name a YAML or JSON file",
        Location(name),
    )


def _too_large(name: str, size: int) -> Problem:
    return error(
        "file-size",
        f"`{shown_path(name)}` has {size:,} bytes, which is more than {MAX_BYTES:,}",
        "split the document, or take large examples out of it",
        Location(name),
    )


def _undecodable(name: str, before: str) -> Problem:
    line, column = Lines.of(before).position(len(before))
    return error(
        "file-encoding",
        f"`{shown_path(name)}` is not valid Unicode text from this place on",
        "save the file as UTF-8",
        Location(name, line=line, column=column),
    )
