"""Texts about parts of an API, each made once, and known from the last run where the parts are as they were."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.parts import Parts


@dataclass(frozen=True, slots=True)
class Texts:
    """Texts about things made of `parts`; `known` are those of the last run by their keys, `made` those of this one."""

    parts: Parts
    known: Mapping[str, bytes] = field(default_factory=dict)
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
            self.made[key] = make() if known is None else Markup(known.decode())
        return self.made[key]

    @property
    def kept(self) -> Mapping[str, bytes]:
        """The texts of this run, for the next one."""
        return {key: text.encode() for key, text in self.made.items()}
