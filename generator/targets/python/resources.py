"""The modules of resources: one class of methods for each service, and the declarations that they call."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from generator.code import Code
from generator.credentials import scopes_of
from generator.ir import (
    Content,
    Field,
    Operation,
    Parameter,
    Response,
    Service,
    text_of,
    wire_of,
)
from generator.media_types import family, media_range
from generator.targets.python.annotations import Annotation, Import, joined
from generator.targets.python.bodies import (
    FormView,
    answered,
    form,
    form_field,
    sent,
    whole_body,
)
from generator.targets.python.faces import FaceView, face_of, plain_contents, returned
from generator.targets.python.imports import import_lines
from generator.targets.python.names import RESUMED, Names, service_key
from generator.targets.python.records import (
    ArgumentView,
    ContentView,
    MethodView,
    ParameterView,
    PlaceView,
    ResponseView,
    RuleView,
    Written,
)
from generator.targets.python.rules import rules
from generator.targets.python.signatures import flat_fields, key_of
from generator.targets.python.streams import overloads, stream_rules
from generator.targets.python.types import Annotator


def written(
    service: Service,
    names: Names,
    modules: Mapping[str, str],
    annotator: Annotator,
    ids: Mapping[str, Operation],
) -> Written:
    """The methods of a service, and what their module imports; `ids` are all operations by their ids."""
    module, used = names.modules[service_key(service)], set[Import](_ALWAYS)
    hidden = frozenset(names.methods[each.id] for each in service.operations)
    annotator = replace(annotator, hidden=hidden)
    methods = [
        _Builder(each, annotator, modules, names, ids, used).method(module)
        for each in service.operations
    ]
    return import_lines(used, depth=1), tuple(methods)


_ALWAYS: set[Import] = {
    ("typing", "Final"),
    ("typing", "Unpack"),
    ("_runtime.declarations", "Operation"),
    ("_runtime.options", "CallOptions"),
    ("_runtime.resources", "AsyncResource"),
    ("_runtime.resources", "SyncResource"),
}

_TWO = 2
_TWINS = ("", "_async")


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds the method of one operation, noting in `used` what its module must import."""

    operation: Operation
    annotator: Annotator
    modules: Mapping[str, str]
    names: Names
    ids: Mapping[str, Operation]
    used: set[Import]

    def method(self, module: str) -> MethodView:
        name = self.names.methods[self.operation.id]
        contents = self.operation.body.contents if self.operation.body else ()
        flat = flat_fields(self.operation, self.annotator.api)
        places, whole = self._arguments(flat)
        self._note_optional(places, whole)
        answer = returned(self.operation, self.annotator)
        made = MethodView(
            name=Code(name),
            constant=Code(self.names.constants[self.operation.id]),
            called=self._literal(f"{module}.{name}"),
            operation=self.operation,
            returns=self._code(answer),
            face=self._face(answer),
            overloads=(),
            resume=Code(self.names.methods.get(self.operation.id + RESUMED, "")),
            places=places,
            whole_body=whole,
            parameters=tuple(map(self._parameter, self.operation.parameters)),
            contents=self._contents(contents),
            forms=self._forms(contents),
            media_types=self._media_types(contents),
            any_media_type=self._any_media_type(contents),
            responses=tuple(map(self._response, self.operation.responses)),
            security=tuple(
                tuple(each.scheme for each in alternative)
                for alternative in self.operation.security
            ),
            scopes=scopes_of(self.operation, self.annotator.api),
            rules=self._rules(),
        )
        return self._overloaded(made, answer)

    def _face(self, answer: Annotation) -> FaceView:
        polling = self.operation.task and self.operation.task.polling
        asked = self.ids[polling.poll] if polling else self.operation
        state = returned(asked, self.annotator)
        face = face_of(self.operation, answer, state, self.annotator)
        return FaceView(
            returns=self._code(face.returns),
            async_returns=self._code(face.async_returns),
            hand_on=Code(face.hand_on),
            raw=self._from_resources(face.raw),
            definition=Code("async def" if face.is_awaited else "def"),
            awaiting=Code("await " if face.is_awaited else ""),
            handles=tuple(map(Code, face.handles)),
            streamed=self._from_resources(face.streamed),
        )

    def _overloaded(self, method: MethodView, answer: Annotation) -> MethodView:
        found = tuple(overloads(method, answer, self.annotator, self._code))
        if found:
            self.used.update({("typing", "Literal"), ("typing", "overload")})
        return replace(method, overloads=found)

    def _from_resources(self, name: str) -> Code:
        if name:
            made = {("_runtime.resources", f"{name}{end}") for end in _TWINS}
            self.used.update({("functools", "cached_property"), *made})
        return Code(name)

    def _rules(self) -> tuple[RuleView, ...]:
        found = (
            *rules(self.operation, self.ids, self.annotator.written),
            *stream_rules(self.operation, self.annotator, self._code),
        )
        inner = [rule.inner for rule in found if rule.inner]
        kinds = {str(rule.kind) for rule in (*found, *inner) if rule.kind}
        self.used.update({("_runtime.rules", kind) for kind in kinds})
        if self.operation.deprecated:
            self.used.add(("typing_extensions", "deprecated"))
        return found

    def _code(self, annotation: Annotation) -> Code:
        """An annotation as code, what it needs noted."""
        self.used.update(annotation.imports)
        for id_ in annotation.classes:
            self.used.add((f"models.{self.modules[id_]}", self.annotator.classes[id_]))
        return Code(annotation.code)

    def _literal(self, text: str) -> Code:
        return Code(self.annotator.written(text))

    def _arguments(
        self, flat: tuple[Field, ...]
    ) -> tuple[tuple[PlaceView, ...], ArgumentView | None]:
        called = self.names.arguments[self.operation.id]
        places: dict[str, list[ArgumentView]] = {}
        items: tuple[Parameter | Field, ...] = (*self.operation.parameters, *flat)
        for each in items:
            place = each.location if isinstance(each, Parameter) else "body"
            argument = self._argument(each, called[key_of(each)])
            places.setdefault(place, []).append(argument)
        views = tuple(
            PlaceView(Code(place), tuple(listed)) for place, listed in places.items()
        )
        return views, None if flat else self._whole_body()

    def _argument(self, item: Parameter | Field, name: str) -> ArgumentView:
        return ArgumentView(
            name=Code(name),
            annotation=self._code(self._in_signature(item)),
            required=item.required,
            key=self._literal(wire_of(item.name)),
            description=item.description,
            item=item,
        )

    def _in_signature(self, item: Parameter | Field) -> Annotation:
        body = self.operation.body
        contents = body.contents if body and isinstance(item, Field) else ()
        if any(family(text_of(each.media_type)) == "multipart" for each in contents):
            return form_field(item.type, self.annotator)
        return self.annotator.in_signature(item.type)

    def _whole_body(self) -> ArgumentView | None:
        body = self.operation.body
        if not body or not body.contents:
            return None
        told = joined([whole_body(each, self.annotator) for each in body.contents])
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
            self._note_omittable()

    def _note_omittable(self) -> None:
        self.used.update({("_runtime.options", "OMIT"), ("_runtime.options", "Omit")})

    def _parameter(self, parameter: Parameter) -> ParameterView:
        self.used.add(("_runtime.declarations", "Parameter"))
        told = self.annotator.in_model(parameter.type, answered=False)
        name = self._literal(wire_of(parameter.name))
        return ParameterView(
            name,
            Code(parameter.location),
            self._code(told),
            parameter.required,
            self._style(parameter),
        )

    def _style(self, parameter: Parameter) -> Code:
        usual = _USUAL_STYLES.get(parameter.location, "form")
        arguments = []
        if parameter.style != usual:
            arguments.append(f"style={self._literal(parameter.style)}")
        if parameter.explode != (parameter.style in _EXPLODED):
            arguments.append(f"explode={parameter.explode}")
        if parameter.allow_reserved:
            arguments.append("allow_reserved=True")
        if parameter.media_type:
            arguments.append(f"content={self._literal(text_of(parameter.media_type))}")
        return Code("".join(f", {each}" for each in arguments))

    def _contents(self, contents: tuple[Content, ...]) -> tuple[ContentView, ...]:
        if contents:
            self.used.add(("_runtime.declarations", "Body"))
        return tuple(self._sent(content) for content in contents)

    def _sent(self, content: Content) -> ContentView:
        told = self.annotator.in_model(sent(content), answered=False)
        return ContentView(self._literal(text_of(content.media_type)), self._code(told))

    def _answered(self, content: Content) -> ContentView:
        told = self.annotator.in_model(answered(content), answered=True)
        return ContentView(self._literal(text_of(content.media_type)), self._code(told))

    def _forms(self, contents: tuple[Content, ...]) -> tuple[FormView, ...]:
        made = (form(content, self.annotator) for content in contents)
        forms = tuple(each for each in made if each)
        self.used.update({("_runtime.declarations", "FormPart")} if forms else ())
        return forms

    def _media_types(self, contents: tuple[Content, ...]) -> tuple[Code, ...]:
        if len(contents) < _TWO or any(map(_range, contents)):
            return ()
        self.used.add(("typing", "Literal"))
        return tuple(self._literal(text_of(content.media_type)) for content in contents)

    def _any_media_type(self, contents: tuple[Content, ...]) -> Code:
        """The annotation and the default of a media type that the spec only gives a range of, if it does."""
        if not any(map(_range, contents)):
            return Code("")
        if not (first := _range(contents[0])):
            return Code(f"str = {self._literal(text_of(contents[0].media_type))}")
        if first not in {"*", "application", "text"}:
            return Code("str")
        self._note_omittable()
        return Code("str | Omit = OMIT")

    def _response(self, response: Response) -> ResponseView:
        plain = plain_contents(self.operation, response)
        contents = tuple(self._answered(content) for content in plain)
        return ResponseView(self._literal(text_of(response.status)), contents)


_USUAL_STYLES = {"path": "simple", "header": "simple"}
_EXPLODED = {"form", "cookie", "deepObject", "querystring"}


def _range(content: Content) -> str:
    return media_range(text_of(content.media_type))
