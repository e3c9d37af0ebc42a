"""What a page says of credentials: ways to prove who is calling, any one of which will do."""

import re
from collections.abc import Iterable, Iterator, Sequence

from generator.capture.facts import Subject
from generator.capture.page.lines import Line
from generator.capture.page.notes import Notes

_ADDED = re.compile(
    r"在 ?(?P<zh>Header|Query|Cookie)[^\n]{0,8}?添加参数\s*(?P<zh_name>[\w-]{1,60})"
    r"|Add the parameter\s+(?P<en_name>[\w-]{1,60})\s+to (?P<en>Header|Query|Cookie)",
    re.IGNORECASE,
)
_EXAMPLE = re.compile(r"(?:示例|Example) ?:\s*([^\n]+)")
_URLS = {
    "authorize_url": re.compile(r"Authoriz(?:e|ation) URL ?: ?(\S+)", re.IGNORECASE),
    "token_url": re.compile(r"Token URL ?: ?(\S+)", re.IGNORECASE),
    "refresh_url": re.compile(r"Refresh URL ?: ?(\S+)", re.IGNORECASE),
}
_FLOWS = re.compile(
    r"^(Authorization Code|Client Credentials|Implicit|Password(?: Credentials)?|deviceCode|Device Code)\b.*$",
    re.IGNORECASE | re.MULTILINE,
)
# in this order: a way by OAuth is shown as a bearer token too
_KINDS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("oauth2", re.compile(r"^OAuth ?2(?:\.0)?\b.*$", re.IGNORECASE | re.MULTILINE)),
    ("jwt", re.compile(r"^JWT(?: Bearer)?$", re.IGNORECASE | re.MULTILINE)),
    ("basic", re.compile(r"^Basic(?: Auth\w*)?$|Authorization: Basic ", re.MULTILINE)),
    (
        "bearer",
        re.compile(
            r"在 ?Bearer ?之后|after the Bearer|Authorization: Bearer |^Bearer(?: Token)?$",
            re.MULTILINE,
        ),
    ),
    ("apiKey", re.compile(r"^API ?Key$|添加参数|Add the parameter", re.MULTILINE)),
)


def tell(notes: Notes, heading: Line, lines: Sequence[Line]) -> None:
    """Takes down each way that the lines below a heading describe."""
    notes.use((heading, *lines), "credentials")
    number, unshown = 0, [heading]
    for way in _ways(lines):
        if way and _tell_way(notes, ("security", str(number)), way):
            number += 1
        else:
            unshown += way or [heading]
    if len(unshown) > 1:
        _doubt_shown(notes, dict.fromkeys(line.number for line in unshown))


def _ways(lines: Sequence[Line]) -> Iterator[Sequence[Line]]:
    """The lines of each way; a line `or` stands between two."""
    begun = 0
    for index, line in enumerate(lines):
        if line.word in {"or", "或"}:
            yield lines[begun:index]
            begun = index + 1
    yield lines[begun:]


def _doubt_shown(notes: Notes, lines: Iterable[int]) -> None:
    message = (
        "The page has a way to prove who is calling here, and does not show which."
    )
    remedy = "look at the page, and add a security scheme in the corrections"
    notes.doubt("auth-not-shown", message, lines, remedy, ("security",))


def _tell_way(notes: Notes, subject: Subject, lines: Sequence[Line]) -> bool:
    """Takes one way down; false if it is of no known kind."""
    text = "\n".join(line.key for line in lines)
    for kind, pattern in _KINDS:
        if found := pattern.search(text):
            notes.say(subject, "kind", kind, _line(lines, text, found.start()))
            _tell_place(notes, subject, lines, text)
            _tell_flow(notes, subject, lines, text)
            return True
    return False


def _line(lines: Sequence[Line], text: str, place: int) -> int:
    return lines[text.count("\n", 0, place)].number


def _tell_place(
    notes: Notes, subject: Subject, lines: Sequence[Line], text: str
) -> None:
    if found := _ADDED.search(text):
        for aspect, groups in (
            ("name", ("zh_name", "en_name")),
            ("location", ("zh", "en")),
        ):
            group = next(each for each in groups if found[each])
            said = found[group] if aspect == "name" else found[group].lower()
            notes.say(subject, aspect, said, _line(lines, text, found.start(group)))
    if found := _EXAMPLE.search(text):
        line = _line(lines, text, found.start(1))
        notes.say(subject, "example", found[1], line)


def _tell_flow(
    notes: Notes, subject: Subject, lines: Sequence[Line], text: str
) -> None:
    for found in _FLOWS.finditer(text):
        line = _line(lines, text, found.start())
        notes.say(subject, "flow", found[0], line)
    for aspect, pattern in _URLS.items():
        if match := pattern.search(text):
            line = _line(lines, text, match.start(1))
            notes.say(subject, aspect, match[1], line)
