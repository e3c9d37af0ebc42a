"""The value of a source, whichever syntax it is in."""

from collections.abc import Callable

from generator.errors import Stop
from generator.load.json import parse_json
from generator.load.positions import place
from generator.load.source import Source
from generator.load.yaml import parse_yaml
from generator.values import JsonValue

_PARSERS: dict[str, Callable[[Source], JsonValue]] = {
    "json": parse_json,
    "yaml": parse_yaml,
}


def parse(source: Source) -> JsonValue:
    """The value of a source; Stop with its problems, placed and with excerpts, if it has none."""
    try:
        return _PARSERS[source.syntax](source)
    except Stop as stop:
        raise Stop(*place(stop.problems, {source.name: source})) from stop
