"""What somebody wants a document to say, and where that would stand."""

from dataclasses import dataclass
from typing import Any

from generator.errors import Location, Stop, error, pointer, tokens_of
from generator.load.overlay.messages import instead_of
from generator.load.overlay.steps import Place
from generator.shown import shown
from generator.values import ABSENT, JsonValue, get

LONGEST = 160


@dataclass(frozen=True, slots=True)
class Wish:
    """What is to stand at a pointer of a document; `title` is that of an overlay which has yet to be begun."""

    document: Location
    pointer: str
    value: JsonValue
    title: str


def place_of(root: Any, wish: Wish) -> tuple[Place, Any]:
    """The place of a wish and what is there, ABSENT where it would be new; raises `Stop` where nothing can be."""
    if not wish.pointer.startswith("/"):
        message = f"`{shown(wish.pointer)}` is no JSON pointer"
        hint = "begin it with `/`, such as `/info/title`; a `/` in a key is `~1`"
        raise Stop(error("pointer-invalid", message, hint, wish.document))
    tokens = tokens_of(wish.pointer)
    place: Place = ()
    there = root
    for number, token in enumerate(tokens, 1):
        try:
            below = get(there, pointer(token))
        except LookupError:
            if number == len(tokens) and (step := _new(there, token)) is not None:
                return (*place, step), ABSENT
            message = f"nothing in the document is at `{shown(wish.pointer, LONGEST)}`"
            hint = instead_of(token, place, there)
            raise Stop(
                error("pointer-unmatched", message, hint, wish.document)
            ) from None
        place = (*place, int(token) if isinstance(there, list) else token)
        there = below
    return place, there


def _new(there: Any, token: str) -> str | int | None:
    """The step to what would be new in an object or at the end of a list; None where nothing can be."""
    if isinstance(there, list):
        return len(there) if token in {"-", str(len(there))} else None
    is_open = isinstance(there, dict) and "$ref" not in there
    return token if is_open else None
