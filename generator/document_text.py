"""The whole document of an API as text, put together of that of its paths and components, which are known one by one."""

import hashlib
import marshal
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from generator.filters import script_json, yaml
from generator.ir import Api, Name, Text, Value, json_of
from generator.once import once
from generator.texts import Texts
from generator.yaml_block import block_yaml, block_yaml_entry, block_yaml_key

# how many levels below an entry of the document its parts stand
_LEVELS = {"paths": 1, "components": 2}


@dataclass(frozen=True, slots=True)
class _Piece:
    """A value of a document that is written by itself, and its digest."""

    value: Any
    digest: str


_Pieces = Mapping[str, Any]
"""Pieces, and mappings of pieces, by their keys."""


def document_filters(texts: Texts) -> Mapping[str, Callable[..., Markup]]:
    """The filters that also take an API, for the document that it was made from, whose pieces are among the `texts`."""

    def as_yaml(value: Value | Api) -> Markup:
        if not isinstance(value, Api):
            return yaml(value)
        pieces = _pieces(value)
        if not all(_keys(pieces)):
            return Markup(block_yaml(json_of(value.document)))
        return Markup("".join(_yaml(pieces, 0, texts)))

    def as_script_json(value: Text | Name | Value | Api) -> Markup:
        if not isinstance(value, Api):
            return script_json(value)
        return Markup("".join(_json(_pieces(value), texts)))

    return {"yaml": as_yaml, "script_json": as_script_json}


@once
def _pieces(api: Api) -> _Pieces:
    root = json_of(api.document)
    assert isinstance(root, dict)
    return {key: _split(each, _LEVELS.get(key, 0)) for key, each in root.items()}


def _split(value: Any, levels: int) -> _Piece | _Pieces:
    if levels and isinstance(value, dict) and value:
        return {key: _split(each, levels - 1) for key, each in value.items()}
    # without references to what was written before, which equal values need not share
    return _Piece(value, hashlib.sha256(marshal.dumps(value, 2)).hexdigest())


def _keys(pieces: _Pieces) -> Iterator[str | None]:
    """What is written before pieces that are put together, None where it needs more than a line."""
    for key, each in pieces.items():
        if not isinstance(each, _Piece):
            yield block_yaml_key(key)
            yield from _keys(each)


def _yaml(pieces: _Pieces, depth: int, texts: Texts) -> Iterator[str]:
    for key, each in pieces.items():
        if isinstance(each, _Piece):
            yield _entry(key, each, depth, texts)
        else:
            yield f"{'  ' * depth}{block_yaml_key(key)}:\n"
            yield from _yaml(each, depth + 1, texts)


def _entry(key: str, piece: _Piece, depth: int, texts: Texts) -> str:
    def make() -> Markup:
        return Markup(block_yaml_entry(key, piece.value, depth))

    return texts.text(piece, ("yaml", str(depth), key), make)


def _json(pieces: _Pieces, texts: Texts) -> Iterator[str]:
    before = "{"
    for key, each in pieces.items():
        yield f"{before}{script_json(Text(key))}: "
        if isinstance(each, _Piece):
            yield _value(each, texts)
        else:
            yield from _json(each, texts)
        before = ", "
    yield "}"


def _value(piece: _Piece, texts: Texts) -> str:
    return texts.text(piece, ("json",), lambda: script_json(Value(piece.value)))
