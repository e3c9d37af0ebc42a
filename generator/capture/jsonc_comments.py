"""Which value each comment of a JSON text is about."""

from dataclasses import dataclass, field
from typing import TypeAlias

from generator.capture.jsonc_tokens import Token, comment_text

Path: TypeAlias = tuple[str | int, ...]

_OPENERS = frozenset(",:{[")
_CLOSERS = frozenset("}]")


@dataclass(frozen=True, slots=True)
class Comment:
    """A comment: the path of the value that it is about, what it says, and the line where it begins."""

    path: Path
    text: str
    line: int


@dataclass(slots=True)
class Comments:
    """The comments told so far, in their order, and those that wait for the next token.

    `beside` is the value that was last begun or ended, `after` the last token, and `line` the one on which it ends.
    """

    told: list[Comment] = field(default_factory=list)
    waiting: list[tuple[Token, Path | None]] = field(default_factory=list)
    beside: Path = ()
    after: str = ""
    line: int | None = None

    def add(self, comment: Token) -> None:
        """Take in a comment."""
        shared = comment.line == self.line
        if shared and (comment.text.startswith("//") or self.after not in _OPENERS):
            self._tell(comment, self.beside)
        else:
            self.waiting.append((comment, self.beside if shared else None))

    def go_on(self, token: Token, path: Path) -> None:
        """Take in a token that leads to `path`, or ends what is there."""
        for comment, beside in self.waiting:
            apart = token.line != comment.last_line or token.text in _CLOSERS
            self._tell(comment, beside if beside is not None and apart else path)
        self.waiting.clear()
        self.beside, self.after, self.line = path, token.text, token.last_line

    def _tell(self, comment: Token, path: Path) -> None:
        self.told.append(Comment(path, comment_text(comment), comment.line))
