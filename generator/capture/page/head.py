"""The head of a page: title, method, addresses, and what stands beside them."""

import re
from collections.abc import Iterator, Sequence

from generator.capture.page.labels import (
    ABSOLUTE_TIME,
    BUTTONS,
    DEPRECATED,
    ENVIRONMENT,
    HEADINGS,
    METHODS,
    MODIFIED,
    OWNER,
    STATUSES,
    UNSET,
)
from generator.capture.page.lines import Line, line_of
from generator.capture.page.notes import OPERATION, Notes

_METHOD = re.compile(
    rf"({'|'.join(STATUSES)})? ?(webhook)? ?({METHODS})(?: (\S.*))?", re.IGNORECASE
)
_HOLE = r"\{\{?[^{}\s]{0,80}\}?\}"
_ADDRESS = re.compile(rf"(?:https?://|wss?://|/|{_HOLE})(?:{_HOLE}|[!-z|~])*")
_GLUED = re.compile(
    r"(?=请求参数$|最后修改时间|修改于|责任人|Last modified ?:|Modified at|Maintainer ?:)"
)
_REQUEST = re.compile(r"(?<=[\w}/])(?:Request|Responses)$")
_CRUMB = re.compile(r"\d{1,2}\. ?(\S.*)")
_PAGE_ID = re.compile(
    r"(?:https?://)\S*?(?:/(?:[\w%-]+-)?(\d{5,})e0|/api-(\d{5,})(?:-run)?)(?:[?#]\S*)?"
)
_RUN = re.compile(r"x-run-in-(?:apifox|apidog)\s*:\s*(\S+)")


def find(lines: Sequence[Line]) -> int | None:
    """The index of the method of the operation: before an address, or behind the word Webhook; None if there is none."""
    for index, line in enumerate(lines):
        found = _method(line)
        if found and (
            found[2]
            or _ADDRESS.match(found[4] or "")
            or (not found[4] and _follows_webhook(lines, index))
            or (not found[4] and _is_address(lines, index + 1))
        ):
            return index
    return None


def _method(line: Line) -> re.Match[str] | None:
    found = _METHOD.fullmatch(line.key) if len(line.key) < 500 else None
    # what is glued to a word in small letters is prose
    return found if found and found[3].isupper() else None


def _follows_webhook(lines: Sequence[Line], index: int) -> bool:
    return index > 0 and lines[index - 1].word == "webhook"


def _is_address(lines: Sequence[Line], index: int) -> bool:
    return index < len(lines) and bool(_ADDRESS.match(lines[index].key))


def tell(notes: Notes, lines: Sequence[Line], method: int) -> tuple[Line, ...]:
    """Takes down what the head says, whose method stands at that index; the lines below the address, parts of lines too."""
    found = _method(lines[method])
    assert found, "there is a method at this index"
    _tell_above(notes, lines, method, found)
    line = lines[method]
    notes.use((line,), "method")
    notes.say(OPERATION, "method", found[3], line.number)
    is_hook = bool(found[2]) or _follows_webhook(lines, method)
    rest = [*lines[method + 1 :]]
    if found[4]:
        rest.insert(0, line_of(line.number, found[4]))
    if is_hook:
        return tuple(_tell_webhook(notes, line, rest))
    return (*_tell_addresses(notes, rest),)


def _tell_webhook(notes: Notes, line: Line, rest: list[Line]) -> list[Line]:
    """Takes down the name that a webhook has in place of an address; the lines behind it."""
    if not rest or _begins_section(rest[0]):
        message = (
            "This is a webhook, a request that the API sends, and its name is missing."
        )
        remedy = "copy the whole page, with the name below the method"
        notes.doubt("webhook", message, (line.number,), remedy)
        return rest
    notes.say(OPERATION, "webhook", rest[0].text, rest[0].number)
    notes.use(rest[:1], "webhook")
    return rest[1:]


def _begins_section(line: Line) -> bool:
    return any(pattern.fullmatch(line.key) for _, pattern in HEADINGS)


def _tell_above(
    notes: Notes, lines: Sequence[Line], method: int, found: re.Match[str]
) -> None:
    """Takes down what stands above the method: the environment, the status, the title and the folders."""
    index = method - (2 if _follows_webhook(lines, method) else 1)
    notes.use(lines[index + 1 : method], "webhook")
    status = Line(lines[method].number, found[1], found[1]) if found[1] else None
    while index >= 0 and (what := _beside_title(lines, index)):
        if what == "status":
            status = lines[index]
        elif what == "environment" and not _is_told(notes, what):
            notes.say(OPERATION, what, lines[index].text, lines[index].number)
        notes.use((lines[index],), what)
        index -= 1
    _tell_status(notes, status)
    if index >= 0 and not lines[index].is_item and not _method(lines[index]):
        notes.use((lines[index],), "title")
        notes.say(OPERATION, "title", lines[index].text, lines[index].number)
        index = _tell_folders(notes, lines, index)
    _tell_page_id(notes, lines[: max(index, 0)])
    notes.use(lines[: max(index, 0) + 1], "sidebar")


def _is_told(notes: Notes, aspect: str) -> bool:
    return any(each.aspect == aspect for each in notes.facts)


def _beside_title(lines: Sequence[Line], index: int) -> str | None:
    """What a line between title and method is, None if it is the title."""
    line = lines[index]
    if line.word in STATUSES:
        return "status"
    if line.word in BUTTONS:
        return "button"
    twice = (index and lines[index - 1].key == line.key) or (
        index + 1 < len(lines) and lines[index + 1].key == line.key
    )
    return "environment" if twice and ENVIRONMENT.fullmatch(line.key) else None


def _tell_status(notes: Notes, status: Line | None) -> None:
    if status:
        notes.say(OPERATION, "status", status.text, status.number)
        if status.word in DEPRECATED:
            notes.say(OPERATION, "deprecated", value=True, line=status.number)


def _tell_folders(notes: Notes, lines: Sequence[Line], title: int) -> int:
    """Takes down the folders that a numbered path above the title names; the index of the first line of that path."""
    folders: list[str] = []
    index = title
    while index and (found := _CRUMB.fullmatch(lines[index - 1].text)):
        folders.insert(0, found[1])
        index -= 1
    if folders:
        notes.use(lines[index:title], "folder")
        notes.say(OPERATION, "tags", [*folders], lines[index].number)
    return index


def _tell_page_id(notes: Notes, above: Sequence[Line]) -> None:
    """Takes down the number of the page, if its own address was copied too."""
    for line in above:
        found = _PAGE_ID.fullmatch(line.text[:300])
        if found and not _is_told(notes, "page_id"):
            number = found[1] or found[2]
            notes.say(OPERATION, "page_id", number, line.number)
            notes.use((line,), "address of the page")


def _tell_addresses(notes: Notes, rest: list[Line]) -> Iterator[Line]:
    """Takes down the addresses that come first; what is left, and what is glued to them."""
    while rest and (match := _ADDRESS.match(rest[0].text)):
        line = rest.pop(0)
        address, glued = _parted(line, match, rest)
        notes.use((line,), "url")
        notes.say(OPERATION, "url", address, line.number)
        if glued:
            yield line_of(line.number, glued)
            break
    yield from rest


def _parted(line: Line, match: re.Match[str], rest: Sequence[Line]) -> tuple[str, str]:
    """An address, and what is glued to it: a word of the page, or a description in another script."""
    address, behind = match[0], line.text[match.end() :]
    cut = _GLUED.search(line.text)
    if cut and cut.start() < match.end():
        return line.text[: cut.start()].rstrip(), line.text[cut.start() :]
    request = _REQUEST.search(address)
    words = {each.key for each in rest}
    if not behind and request and request[0] not in words:
        return address[: request.start()], address[request.start() :]
    return address, behind.strip()


def tell_changes(notes: Notes, lines: Sequence[Line]) -> list[Line]:
    """Takes down when the page was changed and by whom; the lines that say something else."""
    left: list[Line] = []
    for line in lines:
        if found := MODIFIED.fullmatch(line.key):
            tell_modified(notes, line, found)
        elif found := OWNER.fullmatch(line.key):
            owner = None if found[1].lower() in UNSET else found[1]
            notes.say(OPERATION, "owner", owner, line.number)
            notes.use((line,), "owner")
        else:
            left.append(line)
    return left


def tell_modified(notes: Notes, line: Line, found: re.Match[str]) -> None:
    """Takes down when the page was changed."""
    said = (found[1] or found[2] or "").strip()
    notes.use((line,), "modified")
    if not said:
        return
    notes.say(OPERATION, "modified", said, line.number)
    if not ABSOLUTE_TIME.fullmatch(said):
        # 52
        message = "The page says only how long ago it was changed, which does not tell one version from another."
        notes.doubt(
            "modified-relative", message, (line.number,), "nothing needs to be done"
        )
