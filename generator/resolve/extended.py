"""An operation whose extension is read: the places in answers that it names, and what is wrong with it."""

from dataclasses import dataclass, field
from difflib import get_close_matches

from generator.errors import Problem, error
from generator.ir import Operation, Text, Type
from generator.resolve.inside import Index, answer_of, at, members_of
from generator.resolve.node import Node
from generator.shown import shown


@dataclass(frozen=True, slots=True)
class Extended:
    """An extension at `node` of `operation`; `faults` are gathered, and end the work when all have been looked at."""

    node: Node
    operation: Operation
    index: Index
    faults: list[Problem] = field(repr=False)

    def fault(self, key: str, message: str, hint: str) -> None:
        """Notes that what the extension says at `key` cannot be so."""
        place = self.node.location.at(key) if key else self.node.location
        self.faults.append(error("extension-wrong", f"`{key}`: {message}", hint, place))

    def type_at(self, key: str, operation: Operation) -> Type | None:
        """The type at the place in the answer of `operation` that `key` names; None, and a fault, if there is none."""
        stated = self.node.value.get(key)
        if stated is None:
            return None
        answer = answer_of(operation)
        if answer is None:
            message = "there is no success whose body is JSON to look into"
            self.fault(key, message, "describe the answer, or remove the extension")
            return None
        found = at(answer, stated, self.index)
        if found is None:
            known = members_of(answer, self.index)
            message = f"the answer has nothing at `{shown(stated)}`"
            self.fault(key, message, _instead(stated, known))
        return found

    def pointer(self, key: str, operation: Operation) -> Text | None:
        """The pointer that `key` holds, if it does; a fault if it leads nowhere in the answer of `operation`."""
        self.type_at(key, operation)
        return self.node.text(key)


def _instead(stated: str, known: tuple[str, ...]) -> str:
    token = stated.rpartition("/")[2]
    if near := get_close_matches(token, known, n=1):
        return f"did you mean `/{shown(near[0])}`?"
    if known:
        return f"the answer has {', '.join(f'`/{shown(each)}`' for each in known)}"
    return "name a property of the answer"
