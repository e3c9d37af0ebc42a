"""Python annotations as they are written and put together, with the names that they need to be imported."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

Import = tuple[str, str]
"""A module and a name in it."""

RUNTIME = "_runtime.types"

_ANNOTATED: Import = ("typing", "Annotated")


@dataclass(frozen=True, slots=True)
class Annotation:
    """An annotation as it is written, and what it needs: names of modules, and classes of the API by id.

    `marks` are those at its end, if it is a type with marks.
    """

    code: str
    imports: frozenset[Import] = frozenset()
    classes: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ()

    def written(self, form: str, *imports: Import) -> "Annotation":
        """This annotation inside another form, `{}` standing for it."""
        return replace(
            self,
            code=form.replace("{}", self.code),
            imports=self.imports | set(imports),
            marks=(),
        )

    def importing(self, *imports: Import) -> "Annotation":
        """This annotation, where more has to be imported."""
        return replace(self, imports=self.imports | set(imports))

    def marked(self, marks: str, *imports: Import) -> "Annotation":
        """This annotation with marks for the runtime."""
        before = f", {', '.join(self.marks)}]" if self.marks else ""
        plain = (
            self.code.removesuffix(before).removeprefix("Annotated[")
            if before
            else self.code
        )
        return replace(
            self,
            code=f"Annotated[{plain}, {', '.join((*self.marks, marks))}]",
            imports=self.imports | {_ANNOTATED, *imports},
            marks=(*self.marks, marks),
        )


def joined(members: list[Annotation]) -> Annotation:
    """A union of annotations, each once, None last."""
    distinct = {member.code: member for member in members}
    ordered = sorted(distinct.values(), key=lambda member: member.code == "None")
    return Annotation(
        " | ".join(member.code for member in ordered),
        frozenset(each for member in ordered for each in member.imports),
        frozenset(each for member in ordered for each in member.classes),
    )


def listed(members: Iterable[Annotation]) -> Annotation:
    """Annotations side by side."""
    found = list(members)
    return listed_with(Annotation(", ".join(each.code for each in found)), found)


def listed_with(told: Annotation, others: Iterable[Annotation]) -> Annotation:
    """An annotation that needs what others need too."""
    needed = [told, *others]
    return Annotation(
        told.code,
        frozenset().union(*(each.imports for each in needed)),
        frozenset().union(*(each.classes for each in needed)),
    )


def or_none(told: Annotation) -> Annotation:
    """The annotation, or None."""
    return told if told.code.endswith("None") else joined([told, Annotation("None")])
