"""Types as schemas that a page can check values by: a small part of JSON Schema, cut where it grows too long."""

from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any as Json

from generator.ir import (
    Alias,
    Any,
    Api,
    Constraint,
    Enum,
    Field,
    List,
    Literal,
    Map,
    Model,
    Ref,
    Scalar,
    Tuple,
    Type,
    Union,
    Value,
    json_of,
    text_of,
    wire_of,
)

# what is beyond that is not checked: a page should not be longer for its console than for its reader
_MOST = 300
# more values than that are neither chosen from nor told when another one was typed
_CHOICES = 200


@dataclass(slots=True)
class Schemas:
    """Makes schemas of types; those of definitions are numbered, and stand in `definitions` in the end."""

    api: Api
    _room: int = _MOST
    _numbers: dict[str, int] = field(default_factory=dict)
    _waiting: deque[Ref] = field(default_factory=deque)

    def schema(self, told: Type) -> Json:
        """The schema of a type: empty if it says nothing, or if there is no room left."""
        self._room -= 1
        if self._room < 0:
            return {}
        match told:
            case Scalar(kind, format_, constraints):
                named = {"format": text_of(format_)} if format_ else {}
                return {"type": kind, **named, **_limits(constraints)}
            case Literal(values):
                return _choice(values)
            case List(item, constraints):
                items = {"items": self.schema(item)}
                return {"type": "array", **items, **_limits(constraints)}
            case Tuple(items):
                return {"type": "array", "prefixItems": [*map(self.schema, items)]}
            case Map(value, constraints):
                inner = {"additionalProperties": self.schema(value)}
                return {"type": "object", **inner, **_limits(constraints)}
            case Union(members):
                return {"anyOf": [*map(self.schema, members)]}
            case Ref():
                return {"$ref": self._number(told)}
            case Any():
                return {}

    def definitions(self) -> list[Json]:
        """The schemas of the definitions that were met, by their numbers."""
        return list(self._defined())

    def _defined(self) -> Iterator[Json]:
        while self._waiting:
            yield self._definition(self._waiting.popleft())

    def _number(self, ref: Ref) -> int:
        if ref.id not in self._numbers:
            self._numbers[ref.id] = len(self._numbers)
            self._waiting.append(ref)
        return self._numbers[ref.id]

    def _definition(self, ref: Ref) -> Json:
        match self.api.definition(ref):
            case Enum(values=values):
                return _choice(values)
            case Alias(type=told):
                return self.schema(told)
            case Model() as model:
                return self._model(model)

    def _model(self, model: Model) -> Json:
        made: dict[str, Json] = {
            "type": "object",
            "properties": {
                wire_of(each.name): self.schema(each.type) for each in model.fields
            },
        }
        if needed := [wire_of(each.name) for each in model.fields if _is_sent(each)]:
            made["required"] = needed
        match model.extra:
            case None:
                made["additionalProperties"] = False
            case Any():
                pass
            case extra:
                made["additionalProperties"] = self.schema(extra)
        return made


def _is_sent(told: Field) -> bool:
    return told.required and told.access != "read"


def _choice(values: tuple[Value, ...]) -> Json:
    return {"enum": [*map(json_of, values)]} if len(values) <= _CHOICES else {}


def _limits(constraints: tuple[Constraint, ...]) -> dict[str, Json]:
    return {each.keyword: json_of(each.argument) for each in constraints}
