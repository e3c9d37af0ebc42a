"""The modules of resources: one class of methods for each service, and the declarations that they call."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.code import Code
from generator.examples import example_of, example_of_parameter
from generator.exchange import family
from generator.ir import (
    Content,
    Field,
    Model,
    Name,
    Operation,
    Parameter,
    Ref,
    Response,
    Scalar,
    Service,
    Text,
    Type,
    Value,
    text_of,
    wire_of,
)
from generator.names import spell, unique
from generator.targets.python.imports import import_lines
from generator.targets.python.names import Names, arguments, methods, service_key
from generator.targets.python.types import Annotation, Annotator, Import, joined


@dataclass(frozen=True, slots=True)
class ArgumentView:
    """An argument of a method, and what is said of it; `key` is its name on the wire, as a literal."""

    name: Code
    annotation: Code
    required: bool
    key: Code
    description: Text | None
    example: Value | None = None


@dataclass(frozen=True, slots=True)
class PlaceView:
    """The arguments that a method hands on together, by the keyword under which it does."""

    keyword: Code
    arguments: tuple[ArgumentView, ...]


@dataclass(frozen=True, slots=True)
class ParameterView:
    """The declaration of a parameter."""

    name: Code
    location: Code
    annotation: Code
    required: bool


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
class MethodView:
    """A method, the declaration of its operation, and what messages call that.

    `whole_body` is set where the body is one argument; `media_types` where there is a choice of them.
    """

    name: Code
    constant: Code
    called: Code
    operation: Operation
    returns: Code
    places: tuple[PlaceView, ...]
    whole_body: ArgumentView | None
    parameters: tuple[ParameterView, ...]
    contents: tuple[ContentView, ...]
    media_types: tuple[Code, ...]
    responses: tuple[ResponseView, ...]
    security: tuple[tuple[Name, ...], ...]

    @property
    def described(self) -> tuple[ArgumentView, ...]:
        """The arguments of which something is said."""
        return tuple(argument for argument in self.arguments if argument.description)

    @property
    def arguments(self) -> tuple[ArgumentView, ...]:
        """Every argument, those that are required first."""
        whole = (self.whole_body,) if self.whole_body else ()
        listed = [
            *(argument for place in self.places for argument in place.arguments),
            *whole,
        ]
        return tuple(sorted(listed, key=lambda argument: not argument.required))


@dataclass(frozen=True, slots=True)
class ResourceView:
    """A service: its module, the attribute of the client, its class, and what the module imports."""

    file: Code
    name: Code
    service: Service
    imports: tuple[tuple[Code, ...], ...]
    methods: tuple[MethodView, ...]


def resource(
    service: Service, names: Names, modules: Mapping[str, str], annotator: Annotator
) -> ResourceView:
    """The module of a service."""
    key, called = service_key(service), methods(service.operations)
    constants = unique(
        {
            id_: spell(tuple(name.split("_")), "CONSTANT_CASE")
            for id_, name in called.items()
        }
    )
    used: set[Import] = set(_ALWAYS)
    annotator = replace(annotator, hidden=frozenset(called.values()))
    made = []
    for operation in service.operations:
        builder = _Builder(operation, annotator, modules, used)
        made.append(
            builder.method(
                called[operation.id], constants[operation.id], names.modules[key]
            )
        )
    return ResourceView(
        file=Code(names.modules[key]),
        name=Code(names.resources[key]),
        service=service,
        imports=import_lines(used, depth=1),
        methods=tuple(made),
    )


_ALWAYS: set[Import] = {
    ("functools", "cached_property"),
    ("typing", "Final"),
    ("typing", "Unpack"),
    ("_runtime.declarations", "Operation"),
    ("_runtime.options", "CallOptions"),
    ("_runtime.resources", "AsyncResource"),
    ("_runtime.resources", "SyncResource"),
    ("_runtime.resources", "as_raw"),
    ("_runtime.resources", "as_raw_async"),
}

_TWO = 2


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the method of one operation, noting in `used` what its module must import."""

    operation: Operation
    annotator: Annotator
    modules: Mapping[str, str]
    used: set[Import]

    def method(self, name: str, constant: str, module: str) -> MethodView:
        contents = self.operation.body.contents if self.operation.body else ()
        flat = self._flat_fields()
        places, whole = self._arguments(flat)
        self._note_optional(places, whole)
        return MethodView(
            name=Code(name),
            constant=Code(constant),
            called=self._literal(f"{module}.{name}"),
            operation=self.operation,
            returns=self._code(self._returns()),
            places=places,
            whole_body=whole,
            parameters=tuple(map(self._parameter, self.operation.parameters)),
            contents=self._contents(contents),
            media_types=self._media_types(contents),
            responses=tuple(map(self._response, self.operation.responses)),
            security=self.operation.security,
        )

    def _code(self, annotation: Annotation) -> Code:
        """An annotation as code, what it needs noted."""
        self.used.update(annotation.imports)
        for id_ in annotation.classes:
            self.used.add((f"models.{self.modules[id_]}", self.annotator.classes[id_]))
        return Code(annotation.code)

    def _literal(self, text: str) -> Code:
        return Code(self.annotator.written(text))

    def _flat_fields(self) -> tuple[Field, ...]:
        """The fields of the body's model, if they can stand as arguments of their own."""
        body = self.operation.body
        types = {_sent(content) for content in body.contents} if body else set()
        told = next(iter(types)) if len(types) == 1 else None
        model = self.annotator.api.definition(told) if isinstance(told, Ref) else None
        if not body or not isinstance(model, Model) or not model.fields:
            return ()
        fields = tuple(field for field in model.fields if field.access != "read")
        return (
            fields
            if body.required or not any(field.required for field in fields)
            else ()
        )

    def _arguments(
        self, flat: tuple[Field, ...]
    ) -> tuple[tuple[PlaceView, ...], ArgumentView | None]:
        items = [(each.location, each) for each in self.operation.parameters] + [
            ("body", each) for each in flat
        ]
        keys = {f"{place} {wire_of(each.name)}": each.name for place, each in items}
        called = arguments(keys)
        places: dict[str, list[ArgumentView]] = {}
        for place, each in items:
            argument = self._argument(each, called[f"{place} {wire_of(each.name)}"])
            places.setdefault(place, []).append(argument)
        views = tuple(
            PlaceView(Code(place), tuple(listed)) for place, listed in places.items()
        )
        return views, None if flat else self._whole_body()

    def _argument(self, item: Parameter | Field, name: str) -> ArgumentView:
        return ArgumentView(
            name=Code(name),
            annotation=self._code(self.annotator.in_signature(item.type)),
            required=item.required,
            key=self._literal(wire_of(item.name)),
            description=item.description,
            example=self._example(item),
        )

    def _example(self, item: Parameter | Field) -> Value | None:
        """The value in the operation's example: that of the body for a field, its own for a parameter."""
        if isinstance(item, Parameter):
            return (
                Value(example_of_parameter(item, self.annotator.api))
                if item.required
                else None
            )
        body = self.operation.body
        whole = example_of(body.contents[0], self.annotator.api) if body else {}
        wire = wire_of(item.name)
        return Value(whole[wire]) if isinstance(whole, dict) and wire in whole else None

    def _whole_body(self) -> ArgumentView | None:
        body = self.operation.body
        if not body or not body.contents:
            return None
        told = joined(
            [self.annotator.in_signature(_sent(content)) for content in body.contents]
        )
        return ArgumentView(
            Code("body"), self._code(told), body.required, Code(""), body.description
        )

    def _note_optional(
        self, places: tuple[PlaceView, ...], whole: ArgumentView | None
    ) -> None:
        listed = [
            *(argument for place in places for argument in place.arguments),
            *([whole] if whole else []),
        ]
        if not all(argument.required for argument in listed):
            self.used.update(
                {("_runtime.options", "OMIT"), ("_runtime.options", "Omit")}
            )

    def _parameter(self, parameter: Parameter) -> ParameterView:
        self.used.add(("_runtime.declarations", "Parameter"))
        told = self.annotator.in_model(parameter.type, answered=False)
        name = self._literal(wire_of(parameter.name))
        return ParameterView(
            name, Code(parameter.location), self._code(told), parameter.required
        )

    def _contents(self, contents: tuple[Content, ...]) -> tuple[ContentView, ...]:
        if contents:
            self.used.add(("_runtime.declarations", "Body"))
        return tuple(self._content(content, answered=False) for content in contents)

    def _content(self, content: Content, *, answered: bool) -> ContentView:
        told = self.annotator.in_model(_sent(content), answered=answered)
        return ContentView(self._literal(text_of(content.media_type)), self._code(told))

    def _media_types(self, contents: tuple[Content, ...]) -> tuple[Code, ...]:
        if len(contents) < _TWO:
            return ()
        self.used.add(("typing", "Literal"))
        return tuple(self._literal(text_of(content.media_type)) for content in contents)

    def _response(self, response: Response) -> ResponseView:
        contents = tuple(
            self._content(content, answered=True) for content in response.contents
        )
        return ResponseView(self._literal(text_of(response.status)), contents)

    def _returns(self) -> Annotation:
        types = [
            _sent(content)
            for response in self._successes()
            for content in response.contents
        ]
        empty = (
            [Annotation("None")]
            if any(not response.contents for response in self._successes())
            else []
        )
        told = [self.annotator.in_signature(each) for each in types] + empty
        return joined(told) if told else Annotation("None")

    def _successes(self) -> tuple[Response, ...]:
        responses = self.operation.responses
        found = tuple(
            each for each in responses if text_of(each.status).startswith("2")
        )
        return found or tuple(
            each for each in responses if text_of(each.status) == "default"
        )


def _sent(content: Content) -> Type:
    """The type of what is sent: of media types that the runtime does not read, the text or the bytes themselves."""
    match family(text_of(content.media_type)):
        case "text":
            return Scalar("string")
        case "binary":
            return Scalar("string", Text("binary"))
    return content.type
