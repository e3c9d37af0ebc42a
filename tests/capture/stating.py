"""What a reading should say, as it is written by hand beside the page: facts in their order and doubts, with their lines."""

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import yaml

from generator.capture.facts import Reading

Stated = tuple[list[list[Any]], list[list[Any]]]


def stated(path: Path, certainty: str) -> Stated:
    """The facts and doubts that a file states: line, subject, aspect, value, and the certainty if it is another one."""
    found = yaml.safe_load(path.read_text("utf-8"))
    facts = [[*each, certainty] if len(each) == 4 else each for each in found["facts"]]
    return facts, sorted(found["doubts"])


def said(reading: Reading) -> Stated:
    """What a reading says, in the same form."""
    facts = [
        [
            each.line,
            " ".join(each.subject),
            each.aspect,
            each.value,
            each.certainty.name,
        ]
        for each in reading.facts
    ]
    return facts, sorted([each.rule, *each.lines] for each in reading.doubts)


def damaged(text: str) -> Iterator[str]:
    """A text cut off at each of its lines, each line left out, doubled, swapped with the next one, and cut in the middle."""
    lines = text.splitlines(keepends=True)
    for at, line in enumerate(lines):
        before, after = lines[:at], lines[at + 1 :]
        yield "".join(before)
        yield "".join([*before, *after])
        yield "".join([*before, line, line, *after])
        yield "".join([*before, *after[:1], line, *after[1:]])
        yield "".join([*before, line[: len(line) // 2]])
        yield "".join([*before, line[: len(line) // 2], *after])


def garbled(text: str, seed: int) -> str:
    """A text of which some characters are others."""
    chosen = random.Random(seed)  # noqa: S311 - no secret
    chars = list(text)
    for _ in range(chosen.randint(1, 30)):
        at = chosen.randrange(len(chars))
        chars[at] = chosen.choice("\0'\"\\^`{}[]:,-#&*!|>@% \n\r\t$;/\ufffd中x0~")
    return "".join(chars)


def holds(read: Callable[[str], Reading], text: str) -> None:
    """That a text is read without an exception, and that each line that is named is one of the text."""
    reading = read(text)
    last = text.count("\n") + text.count("\r") + 1
    named = [each.line for each in reading.facts]
    named += [line for each in reading.doubts for line in each.lines]
    assert all(1 <= line <= last for line in (*named, *reading.uses))
