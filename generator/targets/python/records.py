"""The records that the templates of resources are given: methods, their arguments, and what they declare."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from generator.code import Code
from generator.ir import Field, Name, Operation, Parameter, Requirement, Service, Text
from generator.targets.python.bodies import FormView
from generator.targets.python.digests import Digests
from generator.targets.python.faces import FaceView


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument of a method, and what is said of it; `key` is its name on the wire, as a literal.

    `item` is what it stands for, None for the whole body.
    """

    name: Code
    annotation: Code
    required: bool
    key: Code
    description: Text | None
    item: Parameter | Field | None = None


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The arguments that a method hands on together, by the keyword under which it does."""

    keyword: Code
    arguments: tuple[ArgumentView, ...]


@dataclass(frozen=True, slots=True)
class ParameterView:
    """The declaration of a parameter; `style` are arguments that tell how it is written, if that is not the usual way."""

    name: Code
    location: Code
    annotation: Code
    required: bool
    style: Code


@dataclass(frozen=True, slots=True)
class ContentView:
    """A media type and the type of what is sent in it, both as code."""

    media_type: Code
    annotation: Code


@dataclass(frozen=True, slots=True)
class ResponseView:
    """The declaration of an answer."""

    status: Code
    contents: tuple[ContentView, ...]


@dataclass(frozen=True, slots=True)
class RuleView:
    """A part of a declaration: the keyword, the class of the runtime, and the arguments that it is made with.

    Without a class, it is the first argument alone; `inner` is the last argument, if it is such a part itself.
    """

    keyword: Code
    kind: Code
    arguments: tuple[Code, ...]
    inner: "RuleView | None" = None


@dataclass(frozen=True, slots=True)
class OverloadView:
    """One of the ways to call a method: its arguments, and what it then answers, of both clients."""

    arguments: tuple[ArgumentView, ...]
    returns: Code
    async_returns: Code


@dataclass(frozen=True)
class MethodView:
    """A method, the declaration of its operation, and what messages call that.

    `whole_body` is set where the body is one argument; `media_types` where there is a choice of them, `any_media_type`
    where that has no end: then it is the annotation of the argument, and its default. `resume` is the method that takes up
    a task which this one began, empty without one, and `rules` what the operation declares beyond a request and an answer.
    """

    name: Code
    constant: Code
    called: Code
    operation: Operation
    returns: Code
    face: FaceView
    overloads: tuple[OverloadView, ...]
    resume: Code
    places: tuple[PlaceView, ...]
    whole_body: ArgumentView | None
    parameters: tuple[ParameterView, ...]
    contents: tuple[ContentView, ...]
    forms: tuple[FormView, ...]
    media_types: tuple[Code, ...]
    any_media_type: Code
    responses: tuple[ResponseView, ...]
    security: tuple[tuple[Name, ...], ...]
    rules: tuple[RuleView, ...]
    scopes: tuple[tuple[Requirement, ...], ...]

    @property
    def chooses_media_type(self) -> bool:
        """Whether callers choose in which media type the body is sent."""
        return bool(self.media_types or self.any_media_type)

    @property
    def described(self) -> tuple[ArgumentView, ...]:
        """The arguments of which something is said."""
        return tuple(argument for argument in self.arguments if argument.description)

    @cached_property
    def arguments(self) -> tuple[ArgumentView, ...]:
        """Every argument, those that are required first."""
        whole = (self.whole_body,) if self.whole_body else ()
        listed = [
            *(argument for place in self.places for argument in place.arguments),
            *whole,
        ]
        return tuple(sorted(listed, key=lambda argument: not argument.required))


@dataclass(frozen=True, slots=True)
class HeadView:
    """A method where all are listed: its name, and the operation, the constant that declares it and what asks for it."""

    name: Code
    constant: Code
    key: Text
    operation: Operation


Written = tuple[tuple[tuple[Code, ...], ...], tuple[MethodView, ...]]
"""What a module imports, block by block, and its methods."""


@dataclass(frozen=True)
class ResourceView:
    """A service: its module, the attribute of the client, and its class; its methods are made when they are asked for."""

    file: Code
    name: Code
    service: Service
    heads: tuple[HeadView, ...]
    _write: Callable[[], Written]
    _digests: Digests

    @cached_property
    def digest(self) -> str:
        """The digest of all that its methods, and tests of them, are made of."""
        return self._digests.of_service(self.service)

    @property
    def imports(self) -> tuple[tuple[Code, ...], ...]:
        """What its module imports."""
        return self._written[0]

    @property
    def methods(self) -> tuple[MethodView, ...]:
        """Its methods, in the order of its operations."""
        return self._written[1]

    @cached_property
    def _written(self) -> Written:
        return self._write()

    @property
    def raw_methods(self) -> tuple[MethodView, ...]:
        """The methods that have a twin which answers with the raw response."""
        return tuple(method for method in self.methods if method.face.raw)

    @property
    def streamed_methods(self) -> tuple[MethodView, ...]:
        """The methods that have a twin which answers with bytes while they come."""
        return tuple(method for method in self.methods if method.face.streamed)

    @property
    def has_deprecated(self) -> bool:
        """Whether one of its operations is deprecated."""
        return any(each.deprecated for each in self.service.operations)
