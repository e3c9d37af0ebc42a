"""What of the names that are held for the Python client cannot be used, which only a person can have written."""

import unicodedata
from collections.abc import Iterator

from generator.errors import Problem
from generator.lock import Lock, refuse
from generator.shown import shown
from generator.targets.python.reserved import (
    HARD_KEYWORDS,
    UNUSABLE,
    twin,
    with_twins,
    without_twins,
)

SECTION = "python"
"""Under which the names of the Python client are held."""


def refuse_unusable(lock: Lock, client: str) -> None:
    """Raises `Stop` if names are held that are none in Python, or that would hide one another."""
    refuse(lock, [*_unusable(lock), *_hiding(lock, client)])


def _unusable(lock: Lock) -> Iterator[Problem]:
    for scope, key, name in lock.entries(SECTION):
        if message := _fault(name, scope[1]):
            yield lock.refusal(scope, key, f"`{shown(name)}` {message}")


def _fault(name: str, section: str) -> str:
    """What is wrong with a name by itself, empty if nothing is."""
    if name in HARD_KEYWORDS:
        return "is a keyword of Python"
    normal = unicodedata.normalize("NFKC", name)
    if not name.isidentifier() or name != normal or name.startswith("_"):
        return "is no public identifier of Python"
    return "is a name that the client needs" if name in UNUSABLE[section] else ""


def _hiding(lock: Lock, client: str) -> Iterator[Problem]:
    """Classes that another one hides, and what stands in a class and hides one of those that it names."""
    owned, models = {client, twin(client)}, lock.held(SECTION, "models")
    plain = lock.held(SECTION, "service-classes")
    resources = with_twins(plain)
    taken = {
        "services": plain,
        "service-classes": without_twins(owned) | frozenset(map(twin, plain)),
        "models": resources | owned,
        "attributes": models,
        "methods": models | resources,
        "webhooks": models,
        "errors": models | resources | owned,
    }
    for section, names in taken.items():
        for scope, key, name in lock.entries(SECTION, section):
            if name in names:
                message = f"`{shown(name)}` is the name of a class already"
                yield lock.refusal(scope, key, message)
