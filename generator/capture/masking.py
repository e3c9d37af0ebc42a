"""A text without its credentials, before anything else reads it."""

import re

from generator.capture.facts import Doubt
from generator.capture.secrets import MASK, hidden

_LINE = re.compile(r"[^\r\n]+")
_BREAK = re.compile(r"\r\n?|\n")
# what stands where only credentials do, whatever it looks like; before it, what says so
_PLACED = re.compile(
    r"((?i:\bauthorization[\"'\\]{0,2}:[ \t]{0,4}[\"'\\]{0,2}basic[ \t]{1,4}))[A-Za-z0-9+/]{8,}+={0,2}"
    r"|(://[^/\s:@'\"]{1,100}:)(?![{$<*])[^/\s:@'\"]{1,200}(?=@)"
    r"|((?i:(?<![A-Za-z])(?:api[-_]?key|(?:access|auth)[-_]?token|secret(?:[-_]?key)?))"
    r"[\"'\\]{0,2}[ \t]{0,4}[:=][ \t]{0,4}[\"'\\]{0,2})(?=[^\s\"']*[0-9])[A-Za-z0-9_.~+/-]{24,}+"
)


def masked(text: str, first_line: int = 1) -> tuple[str, tuple[Doubt, ...]]:
    """A text with its credentials masked, every line where it was, and a doubt for each that shows one."""
    parts: list[str] = []
    doubts: list[Doubt] = []
    end, number = 0, first_line
    for found in _LINE.finditer(text):
        between = text[end : found.start()]
        number += len(_BREAK.findall(between))
        line = _line(found[0])
        if line != found[0]:
            doubts.append(secret_shown(number))
        parts += between, line
        end = found.end()
    return "".join((*parts, text[end:])), tuple(doubts)


def _line(text: str) -> str:
    placed = _PLACED.sub(lambda found: f"{found[found.lastindex or 0]}{MASK}", text)
    return str(hidden(placed)[0])


def secret_shown(line: int) -> Doubt:
    """The doubt of a line that shows a credential."""
    # 13
    message = "A credential stands here that looks real. It is masked in all that is made of the page."
    remedy = "take it out of the page, and revoke it if it is yours"
    return Doubt("secret-shown", message, (line,), remedy)
