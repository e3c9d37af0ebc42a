"""Pages that stood elsewhere before: those of operations that were moved to another service."""

from collections.abc import Iterator

from generator.code import Code
from generator.identity import operation_keys
from generator.lock import FILES
from generator.targets.docs.pages import (
    FormerView,
    LeafView,
    ServiceView,
)
from generator.targets.docs.records import PlaceView
from generator.views import Inputs


def formers(
    inputs: Inputs, services: tuple[ServiceView, ...]
) -> tuple[FormerView, ...]:
    """The folders from which pages have moved, by the names that were published."""
    found: dict[str, list[LeafView]] = {}
    for folder, file, now in _moved(inputs, services):
        found.setdefault(folder, []).append(LeafView(Code(file), now))
    return tuple(
        FormerView(Code(folder), tuple(leafs)) for folder, leafs in found.items()
    )


def _moved(
    inputs: Inputs, services: tuple[ServiceView, ...]
) -> Iterator[tuple[str, str, PlaceView]]:
    top = (FILES, inputs.language.file_style)
    folders = {key: name for _, key, name in inputs.lock.entries(*top, "services")}
    keys = operation_keys(inputs.api)
    places = {
        keys[each.operation.id]: PlaceView(service.file, each.file, each.title)
        for service in services
        for each in service.operations
    }
    for scope, key, file in inputs.lock.entries(*top, "operations"):
        folder, now = folders.get(scope[-1]), places.get(key)
        if folder and now and folder != now.folder:
            yield folder, file, now
