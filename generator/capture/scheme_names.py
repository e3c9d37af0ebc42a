"""Security schemes that pages would call the same although they differ: each keeps what its page says, under a name of its own."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain, count
from typing import Any

from generator.capture.documents import Base, Page
from generator.errors import pointer

_SECTION = ("components", "securitySchemes")
_REFUSED = re.compile(r"[^A-Za-z0-9._-]+")


def with_own_schemes(pages: Iterable[Page], base: Base | None) -> Iterator[Page]:
    """The pages, no two of whose security schemes have one name and differ; the id of its page is behind a later one's."""
    components = base.whole.root.get("components", {}) if base else {}
    taken: dict[str, Any] = {**components.get("securitySchemes", {})}
    for page in pages:
        names = {
            name: _free(name, scheme, page.id, taken)
            for name, scheme in page.merged.schemes.items()
        }
        yield (
            _renamed(page, names)
            if any(old != new for old, new in names.items())
            else page
        )


def _free(name: str, scheme: Any, page: str, taken: dict[str, Any]) -> str:
    """The name that the same scheme has on another page, else the first that is not taken; it is taken then."""
    own = f"{name}-{_REFUSED.sub('-', page)}"
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
