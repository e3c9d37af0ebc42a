"""The text of `captured.yaml`: in the order of the page, with the line of the page behind what it says."""

import hashlib
from collections.abc import Mapping

from generator.capture.documents import Captured, Source
from generator.load.positions import find_positions
from generator.load.source import source_of
from generator.yaml_dump import dump_yaml, goes_on

_DIGEST = "# By this digest of what follows an edit is seen: "
_HEAD = """\
# Read from the pages in pages/ by `restencil capture`, which writes this file anew each time: do not edit it.
# What people know better stands in corrections.overlay.yaml. Behind each entry is the line of the page that says it.
"""


def captured_text(captured: Captured) -> str:
    """The text of the file that holds `captured`."""
    text = dump_yaml(captured.document)
    positions = find_positions(source_of("captured.yaml", text), captured.sources)
    lines = text.splitlines()
    for number, remark in _remarks(captured.sources, positions).items():
        if not goes_on(lines[number - 1 : number + 1]):
            lines[number - 1] += f"  # {remark}"
    body = "\n".join(lines) + "\n"
    return f"{_HEAD}{_DIGEST}{_digest(body)}\n{body}"


def is_edited(text: str) -> bool:
    """Whether the text of such a file is not as it was written; one without a digest may be."""
    _, mark, rest = text.partition(_DIGEST)
    said, _, body = rest.partition("\n")
    return bool(mark) and said.strip() != _digest(body)


def _digest(body: str) -> str:
    # tools may have changed the ends of lines
    plain = body.replace("\r\n", "\n")
    return hashlib.sha256(plain.encode()).hexdigest()[:16]


def _remarks(
    sources: Mapping[str, Source],
    positions: Mapping[str, tuple[int, int]],
) -> dict[int, str]:
    """What stands behind each line; of several things on one line, the outermost says it."""
    found: dict[int, str] = {}
    for place in sorted(sources, key=len):
        found.setdefault(positions[place][0], _remark(sources[place]))
    return found


def _remark(source: Source) -> str:
    if not source.line:
        return f"page {source.page}"
    return f"line {source.line}" + (f" of {source.file}" if source.file else "")
