"""Bodies that are forms: URL-encoded, and multipart with files."""

import mimetypes
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import PurePath
from secrets import token_hex
from typing import Any, Final, TypeAlias, TypeGuard, cast

from pydantic import BaseModel, TypeAdapter

from .bodies import charset_of, family_of, is_in_range, is_range
from .declarations import FormPart
from .errors import Violation
from .headers import is_header_name, is_header_value
from .parameters import (
    Pairs,
    as_json,
    escaped,
    joined,
    pairs,
    plain,
    text_of,
    writing_of_part,
)
from .streams import (
    BinaryContent,
    FileContent,
    Source,
    Stream,
    body_of,
    is_binary_content,
    source_of,
)
from .validation import checked

Parts: TypeAlias = Mapping[str, FormPart]

NO_PARTS: Final[Parts] = {}
_USUAL: Final = FormPart()
_BINARY: Final = "application/octet-stream"
_LONGEST_TUPLE: Final = 4


def urlencoded(fields: Mapping[str, object], parts: Parts) -> bytes:
    """The fields of a form, as JSON has them, URL-encoded; raises ValueError if one is no number."""
    written: Pairs = []
    for name, value in fields.items():
        part = parts.get(name, _USUAL)
        if part.style:
            written += pairs(name, value, writing_of_part(part, escapes=True))
        else:
            written += [
                (escaped(name), escaped(_text(item, part.content_type)))
                for item in _each(value)
            ]
    return joined(written).encode()


def _each(value: object) -> list[object]:
    """A list's items, or the value: null is not written."""
    items = cast(list[object], value) if isinstance(value, list) else [value]
    return [item for item in items if item is not None]


def _text(value: object, content_type: str) -> str:
    is_json = content_type and family_of(content_type) == "json"
    return as_json(value) if is_json else text_of(value)


def files_in(value: object, parts: Parts, declared: object) -> dict[str, object]:
    """The fields of a form that are files, or lists of them; fields that nobody declared may be."""
    known = _wire_names(declared) if isinstance(declared, type) else frozenset[str]()
    return {
        name: item
        for name, item in fields_of(value).items()
        if name not in known or (name in parts and parts[name].file)
        if is_file(item) or _are_files(item)
    }


def fields_of(value: object) -> dict[str, object]:
    """The members of an object by name on the wire, none of what is no object."""
    if isinstance(value, BaseModel):
        return value.model_dump(by_alias=True, exclude_unset=True, warnings=False)
    return cast(dict[str, object], value) if isinstance(value, dict) else {}


@lru_cache(maxsize=1024)
def _wire_names(declared: type) -> frozenset[str]:
    fields: Mapping[str, Any] = getattr(declared, "model_fields", {})
    return frozenset(each.alias or name for name, each in fields.items())


def is_file(value: object) -> TypeGuard[FileContent]:
    """Whether `value` is what a form sends as a file."""
    match value:
        case tuple():
            parts = cast(tuple[object, ...], value)
            is_named = 2 <= len(parts) <= _LONGEST_TUPLE and isinstance(parts[0], str)
            return is_named and is_binary_content(parts[1])
        case _:
            return is_binary_content(value)


def _are_files(value: object) -> TypeGuard[list[FileContent]]:
    return isinstance(value, list) and all(map(is_file, cast(list[object], value)))


def placeholder(files: object) -> object:
    """Bytes that stand for files while the rest of a form is checked, each other bytes."""
    if _are_files(files):
        return [str(number).encode() for number in range(len(files))]
    return b""


def checked_fields(
    adapter: TypeAdapter[Any],
    value: object,
    files: Mapping[str, object],
    found: list[Violation],
) -> dict[str, Any] | None:
    """The fields of a form as JSON has them, bytes in the place of files; nothing if they break the schema."""
    if files:
        stand_ins = {name: placeholder(each) for name, each in files.items()}
        value = {**fields_of(value), **stand_ins}
    before = len(found)
    valid = checked(adapter, value, found, where="body")
    if len(found) > before:
        return None
    as_data: object = plain(adapter, valid)
    if not isinstance(as_data, dict):
        raise TypeError("a form must be an object")
    return cast(dict[str, Any], as_data)


@dataclass(frozen=True, slots=True)
class _Part:
    """A part of a multipart body; its media type is empty for plain text."""

    name: str
    content: bytes | Source
    media_type: str = ""
    file_name: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict[str, str])

    def head(self) -> bytes:
        """What stands before the content."""
        disposition = f'form-data; name="{_quoted(self.name)}"'
        if self.file_name is not None:
            disposition += f'; filename="{_quoted(self.file_name)}"'
        lines = {"Content-Disposition": disposition}
        lines |= {"Content-Type": self.media_type} if self.media_type else {}
        lines |= self.headers
        _refuse_unsendable({**self.headers, "Content-Type": self.media_type})
        text = "".join(f"{name}: {value}\r\n" for name, value in lines.items())
        return f"{text}\r\n".encode()


# As HTML has it: no name can end early or begin another line.
_QUOTED: Final = str.maketrans(
    {'"': "%22"} | {code: f"%{code:02X}" for code in (*range(32), 127)}
)


def _quoted(name: str) -> str:
    return name.translate(_QUOTED)


def multipart(
    fields: Mapping[str, object], files: Mapping[str, object], parts: Parts
) -> tuple[str, bytes | Stream]:
    """The media type with its boundary, and the body: `fields` as JSON has them, with `files` in place of some.

    Raises ValueError for what no part can hold, OSError for a file that cannot be read.
    """
    boundary = token_hex(16)
    pieces: list[bytes | Source] = []
    for part in _parts(fields, files, parts):
        head = f"--{boundary}\r\n".encode() + part.head()
        pieces += [head, part.content, b"\r\n"]
    pieces.append(f"--{boundary}--\r\n".encode())
    return f"multipart/form-data; boundary={boundary}", body_of(pieces)


def _parts(
    fields: Mapping[str, object], files: Mapping[str, object], parts: Parts
) -> Iterator[_Part]:
    for name, value in fields.items():
        part = parts.get(name, _USUAL)
        if name in files:
            given = files[name]
            for each in given if _are_files(given) else [cast(FileContent, given)]:
                yield _file(name, each, part)
        elif part.style:
            how = writing_of_part(part, escapes=False)
            for called, text in pairs(name, value, how):
                yield _Part(called, text.encode(), headers=part.headers)
        else:
            for item in _each(value):
                yield _data(name, item, part)


def _data(name: str, value: object, part: FormPart) -> _Part:
    composed = isinstance(value, dict | list)
    usual = "application/json" if composed else ""
    media_type = _first(_choices(part.content_type), usual)
    content = _text(value, media_type).encode(charset_of(media_type))
    return _Part(name, content, media_type, headers=part.headers)


def _file(name: str, given: FileContent, part: FormPart) -> _Part:
    called, content, stated, headers = _taken_apart(given)
    file_name = _name_of(content) or name if called is None else called
    media_type = stated or _media_type(file_name, part.content_type)
    headers = {**part.headers, **headers}
    return _Part(name, source_of(content), media_type, file_name, headers)


def _taken_apart(
    given: FileContent,
) -> tuple[str | None, BinaryContent, str, Mapping[str, str]]:
    match given:
        case (called, content):
            return called, content, "", {}
        case (called, content, media_type):
            return called, content, media_type, {}
        case (called, content, media_type, headers):
            return called, content, media_type, headers
        case _:
            return None, given, "", {}


def _name_of(content: BinaryContent) -> str:
    named = content if isinstance(content, os.PathLike) else _name_of_stream(content)
    return PurePath(named).name


def _name_of_stream(content: object) -> str:
    name: object = getattr(content, "name", "")
    return name if isinstance(name, str) else ""


def _media_type(file_name: str, allowed: str) -> str:
    """What the name says, if that is allowed, else the first that is."""
    guess = mimetypes.guess_type(file_name)[0] or _BINARY
    choices = _choices(allowed)
    if not choices or any(
        each == guess or is_in_range(guess, each) for each in choices
    ):
        return guess
    return _first(choices, guess)


def _choices(content_type: str) -> list[str]:
    return [each.strip() for each in content_type.split(",") if each.strip()]


def _first(choices: list[str], usual: str) -> str:
    return next((each for each in choices if not is_range(each)), usual)


def _refuse_unsendable(headers: Mapping[str, str]) -> None:
    for name, value in headers.items():
        if not (is_header_name(name) and is_header_value(value)):
            raise ValueError(f"the header {name!r} of a part is not ASCII on one line")
