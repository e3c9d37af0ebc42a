"""Security schemes that pages would call the same although they differ: each keeps what its page says, under a name of its own."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from itertools import chain, count
from typing import Any

from generator.capture.documents import Base, Before, Page
from generator.capture.markdown.components import legal_name
from generator.errors import pointer

_SECTION = ("components", "securitySchemes")


def with_own_schemes(
    pages: Iterable[Page], base: Base | None, before: Before
) -> tuple[Page, ...]:
    """The pages, no two of whose security schemes have one name and differ.

    A name is kept by the base, else by what has it by now, else by the first; others have the id of their page behind it.
    """
    listed = tuple(pages)
    stated = [each for page in listed for each in page.merged.schemes.items()]
    taken = _schemes(base.whole.root) if base else {}
    if all({**dict(stated), **taken}[name] == scheme for name, scheme in stated):
        return listed
    schemes = [scheme for _, scheme in stated]
    held = _schemes(before()).items()
    taken = {name: each for name, each in held if each in schemes} | taken
    return tuple(_named(page, taken) for page in listed)


def _schemes(root: Mapping[str, Any]) -> dict[str, Any]:
    return dict(root.get("components", {}).get("securitySchemes", {}))


def _named(page: Page, taken: dict[str, Any]) -> Page:
    names = {
        name: _free(name, scheme, page.id, taken)
        for name, scheme in page.merged.schemes.items()
    }
    return page if names.keys() == {*names.values()} else _renamed(page, names)


def _free(name: str, scheme: Any, page: str, taken: dict[str, Any]) -> str:
    """The name that the same scheme has on another page, else the first that is not taken; it is taken then."""
    own = f"{name}-{legal_name(page)}"
    others = [each for each in taken if each.startswith(f"{name}-")]
    wanted = chain((name, *others, own), (f"{own}-{number}" for number in count(2)))
    return next(each for each in wanted if taken.setdefault(each, scheme) == scheme)


def _renamed(page: Page, names: dict[str, str]) -> Page:
    made = page.merged
    asked = [
        {names.get(name, name): scopes for name, scopes in each.items()}
        for each in made.operation.get("security", ())
    ]
    places = {pointer(*_SECTION, old): pointer(*_SECTION, new) for old, new in names.items()}  # fmt: skip
    return replace(
        page,
        merged=replace(
            made,
            operation={**made.operation, "security": asked},
            schemes={names[name]: scheme for name, scheme in made.schemes.items()},
            around={places.get(at, at): line for at, line in made.around.items()},
        ),
    )
