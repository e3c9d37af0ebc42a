"""Texts that are made of parts of an API, each once, and known from the last run where the parts are as they were."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field

from generator.parts import Parts


@dataclass(frozen=True, slots=True)
class Texts:
    """What is made of `parts`; `known` are the texts of the last run by their keys, `made` those of this one."""

    parts: Parts
    known: Mapping[str, str] = field(default_factory=dict)
    made: dict[str, str] = field(default_factory=dict)

    def text(
        self, ids: Iterable[str], what: tuple[str, ...], make: Callable[[], str]
    ) -> str:
        """The text that is called `what` and made of nothing but the parts with these ids, and of the frame."""
        key = " ".join((self.parts.digest_of(ids), *what))
        if key not in self.made:
            self.made[key] = self.known[key] if key in self.known else make()
        return self.made[key]
