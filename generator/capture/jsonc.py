"""JSON with comments, as documentation shows it: the value, and what each comment is about."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import partial
from types import MappingProxyType

from generator.capture.jsonc_comments import Comment, Comments, Path
from generator.capture.jsonc_tokens import (
    JsoncError,
    Token,
    bare_key,
    bare_value,
    is_closed,
    string_of,
    tokens,
)
from generator.shown import shown
from generator.values import JsonValue

__all__ = ["Comment", "Jsonc", "JsoncError", "Path", "read_jsonc"]

MAX_DEPTH = 1_000
MAX_STEPS = 5_000_000
"""The steps of all paths together: without a limit, a deep text could ask for the square of its length."""


@dataclass(frozen=True, slots=True)
class Jsonc:
    """A value, its comments in their order, the line where each value begins, and what the text is free with.

    `liberties` are lines and what was read there although JSON has no such thing; comments are none.
    """

    value: JsonValue
    comments: tuple[Comment, ...]
    lines: Mapping[Path, int]
    liberties: tuple[tuple[int, str], ...]


def read_jsonc(text: str, first_line: int = 1) -> Jsonc:
    """What `text` says, its lines counted from `first_line`; JsoncError where it is no JSON.

    A comment on the line of a value is about that value, one on a line of its own about the next one, and after the last
    one about what holds them. Text that follows the value is left alone, with a liberty.
    """
    parser = _Parser()
    for token in tokens(text, first_line):
        parser.take(token)
        if parser.expected == "nothing":
            break
    told, lines = tuple(parser.comments.told), MappingProxyType(parser.lines)
    return Jsonc(parser.value, told, lines, tuple(parser.liberties))


@dataclass(slots=True)
class _Open:
    """A collection that has not ended: its path, and the key of the value that comes next."""

    made: dict[str, JsonValue] | list[JsonValue]
    path: Path
    key: str | int = 0

    @property
    def closer(self) -> str:
        return "}" if isinstance(self.made, dict) else "]"

    @property
    def part(self) -> str:
        return "key" if isinstance(self.made, dict) else "item"

    def add(self, value: JsonValue) -> None:
        if isinstance(self.made, dict):
            self.made[str(self.key)] = value
        else:
            self.made.append(value)
            self.key = len(self.made)


@dataclass(slots=True)
class _Parser:
    """What has been read so far; `expected` is what may come next, and `path` what the last token was about."""

    expected: str = "value"
    path: Path = ()
    value: JsonValue = None
    stack: list[_Open] = field(default_factory=list)
    comments: Comments = field(default_factory=Comments)
    lines: dict[Path, int] = field(default_factory=dict)
    liberties: list[tuple[int, str]] = field(default_factory=list)
    steps: int = 0

    def take(self, token: Token) -> None:
        """Go on by one token."""
        if token.kind != "comment":
            self._take(token)
            self.comments.go_on(token, self.path)
            return
        if not is_closed(token):
            self._free(token.line, "a comment is never closed")
        self.comments.add(token)

    def _take(self, token: Token) -> None:
        match self.expected:
            case "key":
                self._take_key(token)
            case "colon" if token.text == ":":
                self.expected = "value"
            case "colon":
                raise _unexpected(token, "a `:`")
            case "comma":
                self._take_comma(token)
            case "end":
                self._take_end(token)
            case _:
                self._take_value(token)

    def _free(self, line: int, what: str) -> None:
        self.liberties.append((line, what))

    def _take_value(self, token: Token) -> None:
        free = partial(self._free, token.line)
        match token.kind, token.text:
            case "mark", "{":
                self._open(token, {})
            case "mark", "[":
                self._open(token, [])
            case "mark", "]" if self.expected == "item":
                self._close(token)
            case "string", _:
                self._put(token, string_of(token, free))
                self._ended()
            case "bare", _:
                self._put(token, bare_value(token, free))
                self._ended()
            case _:
                raise _unexpected(token, "a value")

    def _open(self, token: Token, made: dict[str, JsonValue] | list[JsonValue]) -> None:
        if len(self.stack) == MAX_DEPTH:
            raise JsoncError(f"nested more than {MAX_DEPTH:,} levels deep", token.line)
        self._put(token, made)
        self.stack.append(_Open(made, self.path))
        self.expected = self.stack[-1].part

    def _put(self, token: Token, value: JsonValue) -> None:
        self._step(token)
        self.lines[self.path] = token.line
        if self.stack:
            self.stack[-1].add(value)
        else:
            self.value = value

    def _step(self, token: Token) -> None:
        if not self.stack:
            return
        self.steps += len(self.stack)
        if self.steps > MAX_STEPS:
            raise JsoncError("too many values are nested too deep", token.line)
        self.path = (*self.stack[-1].path, self.stack[-1].key)

    def _take_key(self, token: Token) -> None:
        free = partial(self._free, token.line)
        match token.kind, token.text:
            case "string", _:
                self._key(token, string_of(token, free))
            case "bare", _:
                self._key(token, bare_key(token, free))
            case "mark", "}":
                self._close(token)
            case _:
                raise _unexpected(token, "a key")

    def _key(self, token: Token, key: str) -> None:
        if key in self.stack[-1].made:
            self._free(token.line, f"the key `{shown(key)}` stands here a second time")
        self.stack[-1].key = key
        self._step(token)
        self.expected = "colon"

    def _take_comma(self, token: Token) -> None:
        top = self.stack[-1]
        if token.text == ",":
            self.expected = top.part
        elif token.text == top.closer:
            self._close(token)
        else:
            raise _unexpected(token, f"a comma or `{top.closer}`")

    def _close(self, token: Token) -> None:
        if self.comments.after == ",":
            self._free(token.line, "a comma stands after the last item")
        self.path = self.stack.pop().path
        self._ended()

    def _ended(self) -> None:
        self.expected = "comma" if self.stack else "end"

    def _take_end(self, token: Token) -> None:
        self.expected = "nothing"
        if token.kind != "end":
            self._free(token.line, f"`{shown(token.text, 20)}` follows the end")


def _unexpected(token: Token, wanted: str) -> JsoncError:
    if token.kind == "end":
        return JsoncError(f"the text ends where {wanted} should stand", token.line)
    said = f"`{shown(token.text, 20)}` stands where {wanted} should"
    return JsoncError(said, token.line)
