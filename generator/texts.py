"""Texts about parts of an API, each made once, and known from the last run where the parts are as they were."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.parts import Parts


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts about things made of `parts`; `known` are those of the last run by their keys, `made` those of this one."""

    parts: Parts
    known: Mapping[str, str | bytes] = field(default_factory=dict)
    made: dict[str, Markup] = field(default_factory=dict)

    def text(
        self, it: object, what: tuple[str, ...], make: Callable[[], Markup]
    ) -> Markup:
        """The text about a thing that is called `what`, made each time if the thing does not tell what it is made of."""
        digest = self.parts.key_of(it)
        if not digest:
            return make()
        key = " ".join((digest, *what))
        if key not in self.made:
            known = self.known.get(key)
            told = known.decode() if isinstance(known, bytes) else known
            self.made[key] = make() if told is None else Markup(told)
        return self.made[key]
