"""Forms written out: fields in one line of text, or in parts, of which some are files."""

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.code import Code
from generator.ir import (
    Alias,
    Api,
    Content,
    Encoding,
    Field,
    List,
    Model,
    Ref,
    Scalar,
    Text,
    Type,
    Union,
    text_of,
    wire_of,
)
from generator.media_types import essence
from generator.styles import Writing, as_text, escaped, pairs, reserved

_BYTES = "application/octet-stream"
_MEDIA_TYPE = re.compile(r"[a-z0-9.+-]+/[a-z0-9.+-]+(?:; ?[a-z]+=[A-Za-z0-9._-]+)?")
_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
_OF_RANGES = {"image/*": "image/png", "audio/*": "audio/mpeg", "video/*": "video/mp4"}
_ENDINGS = {
    "application/json": "json",
    "application/pdf": "pdf",
    "application/zip": "zip",
    "audio/mpeg": "mp3",
    "audio/wav": "wav",
    "image/gif": "gif",
    "image/jpeg": "jpg",
    "image/png": "png",
    "image/webp": "webp",
    "text/csv": "csv",
    "text/plain": "txt",
    "video/mp4": "mp4",
    "video/webm": "webm",
}


@dataclass(frozen=True, slots=True)
class Part:
    """A field of a form: its text, or the name of the file that it is, and the media type that is said of it, if one is."""

    name: Text
    text: Text | None
    file: Code | None = None
    media_type: Code | None = None

    @property
    def plain_name(self) -> Code | None:
        """Its name, if it may stand between quotes of any kind as it is."""
        name = text_of(self.name)
        return Code(name) if _PLAIN.fullmatch(name) else None


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a body: text, or the bytes of a file."""

    text: Text | None
    file: Code | None = None


@dataclass(frozen=True, slots=True)
class Multipart:
    """A body of several parts, and what stands between them where no library writes it."""

    parts: tuple[Part, ...]
    boundary: Code

    @property
    def media_type(self) -> Text:
        """What `Content-Type` says of it with that boundary."""
        return Text(f"multipart/form-data; boundary={self.boundary}")

    @property
    def is_plain(self) -> bool:
        """Whether texts are nothing but text: of none is said what it is."""
        return not any(part.media_type and not part.file for part in self.parts)

    @property
    def is_simple(self) -> bool:
        """Whether every name is there once besides, and every text is one line."""
        names = [text_of(part.name) for part in self.parts]
        texts = (text_of(part.text) for part in self.parts if part.text)
        lines = all("\n" not in text and "\r" not in text for text in texts)
        return self.is_plain and lines and len(names) == len({*names})

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All that is sent, one file or one text after the other."""
        found: list[Piece] = []
        text = ""
        for part in self.parts:
            text += f"--{self.boundary}\r\n{_head(part)}\r\n"
            if part.file:
                found += [Piece(Text(text)), Piece(None, part.file)]
                text = ""
            text += f"{text_of(part.text) if part.text else ''}\r\n"
        return (*found, Piece(Text(f"{text}--{self.boundary}--\r\n")))


def urlencoded(fields: dict[str, Any], content: Content) -> str:
    """A form as it is sent."""
    encodings = {wire_of(each.field): each for each in content.encodings}
    written = [
        "=".join(pair)
        for name, value in fields.items()
        for pair in _field(name, value, encodings.get(name))
    ]
    return "&".join(written)


def _field(name: str, value: Any, encoding: Encoding | None) -> list[tuple[str, str]]:
    if encoding and encoding.style:
        escape = reserved if encoding.allow_reserved else escaped
        how = Writing(encoding.style, encoding.explode, value=escape)
        return pairs(name, value, how)
    return [(escaped(name), escaped(as_text(each))) for each in _items(value)]


def _items(value: Any) -> list[Any]:
    items = value if isinstance(value, list) else [value]
    return [each for each in items if each is not None]


def plain_fields(fields: dict[str, Any], content: Content) -> tuple[Part, ...]:
    """The fields of a form, if none of them is written in a way of its own."""
    if any(each.style for each in content.encodings):
        return ()
    return tuple(
        Part(Text(name), Text(as_text(each)))
        for name, value in fields.items()
        for each in _items(value)
    )


def multipart(fields: dict[str, Any], content: Content, api: Api) -> Multipart:
    """A form as parts, with a file for each that its type says is bytes."""
    declared = {wire_of(each.name): each for each in _fields(content.type, api)}
    files = {name for name, each in declared.items() if _holds_files(each.type)}
    missing = [n for n in declared if n in files and declared[n].required]
    shown = {**{name: None for name in missing if name not in fields}, **fields}
    encodings = {wire_of(each.field): each for each in content.encodings}
    parts = tuple(
        part
        for name, value in shown.items()
        for part in _parts(name, value, encodings.get(name), is_file=name in files)
    )
    return Multipart(parts, _boundary(parts))


def _parts(
    name: str, value: Any, encoding: Encoding | None, *, is_file: bool
) -> Iterator[Part]:
    said = _said(encoding)
    if is_file:
        of_file = said or _BYTES
        yield Part(Text(name), None, file_name(of_file), Code(of_file))
        return
    if encoding and encoding.style:
        how = Writing(encoding.style, encoding.explode, str, str)
        for key, text in pairs(name, value, how):
            yield Part(Text(key), Text(text))
        return
    for each in _items(value):
        by_value = "application/json" if isinstance(each, dict | list) else None
        told = said or by_value
        yield Part(Text(name), Text(as_text(each)), None, Code(told) if told else None)


def _said(encoding: Encoding | None) -> str | None:
    """The first media type that the spec names for a part, if that is one."""
    if not encoding or not encoding.content_type:
        return None
    first = text_of(encoding.content_type).partition(",")[0].strip()
    first = _OF_RANGES.get(first, first)
    return first if _MEDIA_TYPE.fullmatch(first) else None


def file_name(media_type: str) -> Code:
    """What a file of a media type is called in samples."""
    return Code(f"example.{_ENDINGS.get(essence(media_type), 'bin')}")


def _fields(told: Type, api: Api) -> tuple[Field, ...]:
    match told:
        case Ref():
            match api.definition(told):
                case Model(fields=fields):
                    return fields
                case Alias(type=Ref() as other):
                    return _fields(other, api)
    return ()


def _holds_files(told: Type) -> bool:
    match told:
        case Scalar(format=Text() as format_):
            return text_of(format_) == "binary"
        case List(item):
            return _holds_files(item)
        case Union(members):
            return any(map(_holds_files, members))
    return False


def _boundary(parts: tuple[Part, ...]) -> Code:
    """A line that is in no part; files are not known, but have no reason to hold a digest."""
    told = [(text_of(part.name), part.text and text_of(part.text)) for part in parts]
    return Code(f"boundary-{hashlib.sha256(repr(told).encode()).hexdigest()[:16]}")


def _head(part: Part) -> str:
    told = f'Content-Disposition: form-data; name="{_in_quotes(text_of(part.name))}"'
    if part.file:
        told += f'; filename="{part.file}"'
    kind = part.media_type
    return f"{told}\r\n" + (f"Content-Type: {kind}\r\n" if kind else "")


def _in_quotes(name: str) -> str:
    """The name of a field as browsers write it."""
    return name.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")
