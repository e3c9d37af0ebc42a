"""The text of `captured.yaml`: in the order of the page, with the line of the page behind what it says."""

from collections.abc import Mapping

from generator.capture.documents import Captured
from generator.load.positions import find_positions
from generator.load.source import source_of
from generator.yaml_dump import dump_yaml

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
        lines[number - 1] += f"  # {remark}"
    return _HEAD + "\n".join(lines) + "\n"


def _remarks(
    sources: Mapping[str, tuple[str, int]],
    positions: Mapping[str, tuple[int, int]],
) -> dict[int, str]:
    """What stands behind each line; of several things on one line, the outermost says it."""
    found: dict[int, str] = {}
    for place in sorted(sources, key=len):
        page, line = sources[place]
        found.setdefault(
            positions[place][0], f"line {line}" if line else f"page {page}"
        )
    return found
