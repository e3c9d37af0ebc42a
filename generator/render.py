"""Pages as text: the templates of a target in a strict sandbox, which prints nothing that no filter has seen."""

import traceback
from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from jinja2 import (
    FileSystemLoader,
    StrictUndefined,
    TemplateAssertionError,
    TemplateError,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from generator.compiled import compiled
from generator.document_text import document_filters
from generator.errors import Location, Problem, Stop, error
from generator.plan import Page, Target
from generator.texts import Texts


class _Unfiltered(TypeError):
    """A template prints a value that no filter has escaped."""


class _Generator(CodeGenerator):
    """Refuses what puts values together into one, for there a list would print what is in it unseen."""

    def _output_child_pre(
        self, _node: nodes.Expr, _frame: Frame, finalize: CodeGenerator._FinalizeInfo
    ) -> None:
        """Writes what is printed without escaping it once more: whatever is printed at all has been by a filter."""
        self.write(f"({finalize.src or ''}")

    def visit_Concat(  # noqa: N802 - as jinja calls it
        self, node: nodes.Concat, _frame: Frame
    ) -> None:
        """Refuses `~`."""
        self.fail("values are joined by `~`", node.lineno)

    def visit_Mod(  # noqa: N802 - as above
        self, node: nodes.BinExpr, _frame: Frame
    ) -> None:
        """Refuses `%`."""
        self.fail("a value is formatted by `%`", node.lineno)


class _Environment(ImmutableSandboxedEnvironment):
    """Jinja with its own filters taken away: those of restencil are all there are."""

    code_generator_class = _Generator

    def __init__(
        self, target: Target, filters: Mapping[str, Callable[..., Markup]]
    ) -> None:
        super().__init__(
            loader=FileSystemLoader((target.folder, _root(target))),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=_filtered,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=compiled(target),
        )
        self.filters = {name: _of_defined(each) for name, each in filters.items()}
        self.globals = {}

    def getattr(self, obj: Any, attribute: str) -> Any:
        """What a record holds and tells at once, for it is data; whatever else there is, as the sandbox allows it."""
        kind = type(obj)
        # this is asked more often than anything else
        if attribute in (_FIELDS.get(kind) or _fields(kind)):
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)


_FIELDS: dict[type, frozenset[str]] = {}


def _fields(record: type) -> frozenset[str]:
    """The names of what a record holds, or works out, and shows."""
    if record not in _FIELDS:
        found = _names(record) if is_dataclass(record) else ()
        shown = (name for name in found if not name.startswith("_"))
        _FIELDS[record] = frozenset(shown)
    return _FIELDS[record]


def _names(record: Any) -> Iterator[str]:
    yield from (each.name for each in fields(record))
    for name, it in vars(record).items():
        if isinstance(it, property | cached_property):
            yield name


def _of_defined(filter_: Callable[..., Markup]) -> Callable[..., Markup]:
    """The filter, for values that there are: for any other its own complaint would not say the name."""

    def checked(value: object, *arguments: object) -> Markup:
        if isinstance(value, StrictUndefined):
            str(value)
        return filter_(value, *arguments)

    return checked


def _filtered(value: object) -> object:
    if isinstance(value, Markup):
        return value
    if isinstance(value, StrictUndefined):
        # which says what is not there
        return str(value)
    raise _Unfiltered(f"a {type(value).__name__} is printed without a filter")


# more fragments than that are not kept: they would need more memory than they save time
_MANY = 1000


def _root(target: Target) -> Path:
    """The folder of all targets, from which a template names a partial of another one."""
    return target.folder.parents[target.name.count("/")]


class Renderer:
    """Renders the pages of one target."""

    def __init__(
        self,
        target: Target,
        filters: Mapping[str, Callable[..., Markup]],
        texts: Texts,
    ) -> None:
        self._target = target
        self._texts = texts
        self._kept: dict[tuple[str, int, int], tuple[object, object, Markup]] = {}
        told = {**filters, **document_filters(texts), "kept": self._keep}
        self._environment = _Environment(target, told)

    def _keep(self, it: object, partial: str, language: object = None) -> Markup:
        """A partial that is given `it`, and perhaps the `language`, and nothing else, made once for many pages.

        If `it` tells what it is made of, it need not be made again as long as that is the same.
        """
        place = (partial, id(it), id(language))
        if place not in self._kept:
            if len(self._kept) == _MANY:
                self._kept.clear()
            text = self._made(it, partial, language)
            # both are kept with it, so that nothing else can have their ids
            self._kept[place] = (it, language, text)
        return self._kept[place][-1]

    def _made(self, it: object, partial: str, language: object) -> Markup:
        def make() -> Markup:
            template = self._environment.get_template(partial)
            return Markup(template.render({"it": it, "language": language}))

        what = (self._target.name, partial, str(getattr(language, "file", "")))
        return self._texts.text(it, what, make)

    def render(self, page: Page) -> str:
        """The text of `page`; raises `Stop` with the place in the template if that is wrong."""
        assert page.scope is not None
        try:
            return self._environment.get_template(page.source).render(page.scope)
        except TemplateSyntaxError as fault:
            raise Stop(
                self._problem(fault, Path(fault.name or page.source), fault.lineno)
            ) from fault
        except (TemplateError, TypeError) as fault:
            raise Stop(self._problem(fault, *self._place(fault, page))) from fault

    def _place(self, fault: Exception, page: Page) -> tuple[Path, int]:
        """The innermost line of a template that the fault came through."""
        frames = [
            frame
            for frame in traceback.extract_tb(fault.__traceback__)
            if frame.filename.endswith(".jinja")
        ]
        if not frames:
            return Path(page.source), 0
        file = Path(frames[-1].filename)
        inside = (
            file.relative_to(self._target.folder)
            if file.is_relative_to(self._target.folder)
            else file
        )
        return inside, frames[-1].lineno or 0

    def _problem(self, fault: Exception, inside: Path, line: int) -> Problem:
        file = self._target.folder / inside
        message = str(getattr(fault, "message", None) or fault)
        return error(
            "template-fault", message, _hint(fault), Location(str(file), "", line, 1)
        )


def _hint(fault: Exception) -> str:
    if isinstance(fault, _Unfiltered) or "without a filter" in str(fault):
        return "pass the value through the filter of the place where it is printed; CONTRIBUTING.md has a table of them"
    if "target.yaml" in str(fault):
        return "add it; generator/schemas/target.schema.json says how it is stated"
    if isinstance(fault, TemplateAssertionError):
        return "print each value by itself, through a filter of CONTRIBUTING.md"
    if isinstance(fault, TemplateSyntaxError):
        return "correct the template"
    return "correct the name, or give it to the template in the view of its target"


def copy(target: Target, page: Page) -> bytes:
    """The bytes of a page that is copied as it is."""
    return (target.folder / page.source).read_bytes()
