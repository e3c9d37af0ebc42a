"""The way to prove who is calling that a call used, as facts."""

from collections.abc import Iterable, Iterator

from generator.capture.calls.calls import Pair
from generator.capture.calls.hiding import is_credential
from generator.capture.facts import Certainty, Fact
from generator.capture.secrets import MASK

_SUBJECT = ("security", "0")


def security_of(parameters: Iterable[tuple[str, Pair]]) -> tuple[Fact, ...]:
    """What the headers and the query of a call say of it: the first credential among them."""
    for location, pair in parameters:
        if is_credential(location, pair.name):
            return tuple(_facts(location, pair))
    return ()


def others(parameters: Iterable[tuple[str, Pair]]) -> tuple[tuple[str, Pair], ...]:
    """The parameters that are no credentials."""
    return tuple(
        (location, pair)
        for location, pair in parameters
        if not is_credential(location, pair.name)
    )


def _facts(location: str, pair: Pair) -> Iterator[Fact]:
    scheme = (pair.value or "").partition(" ")[0].lower()
    if pair.name.lower() == "authorization" and scheme in {"bearer", "basic"}:
        said = {"kind": scheme, "example": f"{scheme.capitalize()} {MASK}"}
    else:
        said = {
            "kind": "apiKey",
            "name": pair.name,
            "location": location,
            "example": MASK,
        }
    for aspect, value in said.items():
        yield Fact(_SUBJECT, aspect, value, pair.line, Certainty.SEEN)
