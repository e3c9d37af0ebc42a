"""Problems that many places of a document have: each kind is told once, with the first place and their number."""

from dataclasses import dataclass, field, replace

from generator.errors import Problem, Severity
from generator.resolve.node import Node


@dataclass(slots=True)
class Tally:
    """The kinds of problems met so far: where each stands in the list of problems, and how often it was met."""

    _met: dict[str, tuple[int, int]] = field(default_factory=dict)

    def add(self, node: Node, problem: Problem) -> None:
        """Tells a problem of `node`, or counts it if one with the same rule and message was told."""
        kind, problems = f"{problem.rule} {problem.message}", node.context.problems
        index, count = self._met.get(kind, (len(problems), 0))
        if not count:
            problems.append(problem)
        else:
            counted = f"{problem.message} (so in {count + 1} places)"
            problems[index] = replace(problems[index], message=counted)
        self._met[kind] = index, count + 1

    def note(self, node: Node, rule: str, message: str, keyword: str = "") -> None:
        """Tells that a type is wider than its schema."""
        place = node.location.at(keyword) if keyword else node.location
        hint = "nothing needs to be done, if that is enough"
        self.add(node, Problem(Severity.NOTE, rule, message, hint, place))

    def warn(self, node: Node, rule: str, message: str, hint: str) -> None:
        """Tells that a schema is likely not what its author meant."""
        self.add(node, Problem(Severity.WARNING, rule, message, hint, node.location))
