"""A call for people to begin with: one that sends something and shows something."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.credentials import Credential
from generator.ir import wire_of
from generator.targets.python.reference import ChapterView, EntryView

# more arguments than that are no beginning
_MANY = 12


@dataclass(frozen=True, slots=True)
class FirstCallView:
    """A call that the README shows, and the secrets that it takes: alternatives, each those that it needs together."""

    entry: EntryView
    secrets: tuple[tuple[Credential, ...], ...]


def first_call(
    chapters: tuple[ChapterView, ...],
    secrets: Mapping[str, tuple[Credential, ...]],
) -> FirstCallView | None:
    """The call that reads best, the first of several; None if there is none that can be made."""
    entries = (entry for each in chapters for entry in each.entries if entry.call)
    entry = _best(entries)
    return FirstCallView(entry, _needed(entry, secrets)) if entry else None


def _best(entries: Iterator[EntryView]) -> EntryView | None:
    """The call that least speaks against; none is looked for behind one that nothing speaks against."""
    found: list[EntryView] = []
    for each in entries:
        if not any(_rank(each)):
            return each
        found.append(each)
    return min(found, key=_rank, default=None)


def _rank(entry: EntryView) -> tuple[bool, ...]:
    """What speaks against a call, the worst first."""
    method, call = entry.method, entry.call
    shown = call.shown if call else ()
    return (
        method.operation.deprecated,
        entry.kind in {"nothing", "bytes"},
        not shown,
        not (method.operation.body and method.operation.body.contents),
        len(shown) > _MANY,
    )


def _needed(
    entry: EntryView, secrets: Mapping[str, tuple[Credential, ...]]
) -> tuple[tuple[Credential, ...], ...]:
    """The secrets of each alternative; nothing if the call can do without."""
    known = [
        [wire_of(name) for name in alternative if wire_of(name) in secrets]
        for alternative in entry.method.security
    ]
    if not all(known):
        return ()
    return tuple(
        tuple(credential for name in names for credential in secrets[name])
        for names in known
    )
