"""A place in a document where something is wrong, as the rules that put it right see it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from generator.load.grammar import kind_at


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a violation is: the key, the object or list that holds or lacks it, and the keys that lead there.

    `rename` gives an entry another key; `written` tells how a scalar is written in the file, where that can be found.
    """

    root: Any
    above: tuple[str, ...]
    parent: Any
    key: str
    message: str
    rename: Callable[[dict[str, Any], str, str, str], None]
    written: Callable[[], str | None]

    @property
    def is_there(self) -> bool:
        """Whether the key is."""
        if isinstance(self.parent, list):
            return self.key.isdecimal() and int(self.key) < len(self.parent)
        return self.key in self.parent

    @property
    def value(self) -> Any:
        """What stands there; None if nothing does."""
        if not self.is_there:
            return None
        return self.parent[int(self.key) if self._is_list else self.key]

    @property
    def _is_list(self) -> bool:
        return isinstance(self.parent, list)

    @property
    def kind(self) -> str | None:
        """The kind of object that stands or should stand there."""
        return kind_at((*self.above, self.key))

    def put(self, value: Any) -> None:
        """Puts something else there."""
        self.parent[int(self.key) if self._is_list else self.key] = value

    def drop(self) -> None:
        """Takes the key away."""
        del self.parent[self.key]


Done = tuple[str, str] | None
"""What was done, and what the author should do."""
