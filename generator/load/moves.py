"""Where a part of a document stood before the document was rewritten: pointers of now to pointers of then."""

from collections.abc import Mapping
from typing import TypeAlias

Moves: TypeAlias = Mapping[str, str]
"""For parts that were moved, the new pointer and the old one; what is inside them went with them."""


def traced(pointer: str, moves: Moves) -> str:
    """The pointer at which stood what stands at `pointer` now."""
    start = moved_part(pointer, moves)
    return pointer if start is None else moves[start] + pointer[len(start) :]


def moved_part(pointer: str, moves: Mapping[str, object]) -> str | None:
    """The nearest part around `pointer`, or itself, that `moves` has an entry for."""
    if not moves:
        return None
    while pointer not in moves:
        if not pointer:
            return None
        pointer = pointer.rpartition("/")[0]
    return pointer
