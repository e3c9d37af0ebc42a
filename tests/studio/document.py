"""The studio's document: its operations, and what may stand in their requests and answers."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any
from urllib.parse import quote

import yaml
from jsonschema import Draft202012Validator, FormatChecker
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

DOCUMENT = Path(__file__).parents[2] / "spec/studio/openapi.yaml"
METHODS = ("get", "put", "post", "patch", "delete")


@dataclass(frozen=True, slots=True)
class Node:
    """A value of the document, and the pointer to it."""

    value: Any
    pointer: str


@dataclass(frozen=True, slots=True)
class Operation:
    """An operation: where it is called, its parameters, and the alternatives of schemes that it asks for."""

    id: str
    method: str
    path: str
    node: Node
    parameters: tuple[Node, ...]
    security: tuple[Mapping[str, list[str]], ...]


@dataclass(frozen=True)
class Document:
    """An OpenAPI document, all in one file."""

    root: dict[str, Any]

    @cached_property
    def operations(self) -> dict[str, Operation]:
        """Every operation by its id."""
        return {each.id: each for each in self._operations()}

    def _operations(self) -> Iterator[Operation]:
        for path, item in self.root["paths"].items():
            around = Node(item, pointed("/paths", path))
            for method in METHODS:
                if method in item:
                    yield self._operation(path, method, around)

    def _operation(self, path: str, method: str, around: Node) -> Operation:
        node = self.inside(around, method)
        parameters = [
            self.inside(place, "parameters", number)
            for place in (around, node)
            for number in range(len(place.value.get("parameters", ())))
        ]
        security = node.value.get("security", self.root["security"])
        return Operation(
            node.value["operationId"],
            method,
            path,
            node,
            tuple(parameters),
            tuple(security),
        )

    def inside(self, node: Node, *keys: str | int) -> Node:
        """What stands in `node` below `keys`, references followed."""
        for key in keys:
            node = self._followed(Node(node.value[key], pointed(node.pointer, key)))
        return node

    def _followed(self, node: Node) -> Node:
        while isinstance(node.value, dict) and "$ref" in node.value:
            pointer = node.value["$ref"].removeprefix("#")
            value = self.root
            for key in pointer.split("/")[1:]:
                value = value[key]
            node = Node(value, pointer)
        return node

    def request_faults(self, schema: str, value: Any) -> list[str]:
        """What is wrong with a value of a request, by the schema that a pointer leads to."""
        return _faults(self._requests, schema, value)

    def answer_faults(self, schema: str, value: Any) -> list[str]:
        """What is wrong with a value of an answer, by the schema that a pointer leads to."""
        return _faults(self._answers, schema, value)

    @cached_property
    def _requests(self) -> Registry[Any]:
        return _registry(_not_required(self.root, "readOnly"))

    @cached_property
    def _answers(self) -> Registry[Any]:
        return _registry(_not_required(self.root, "writeOnly"))


def read_document() -> Document:
    """The document as it stands in the spec folder."""
    return Document(yaml.safe_load(DOCUMENT.read_text("utf-8")))


def pointed(pointer: str, key: str | int) -> str:
    """The pointer to `key` in what `pointer` leads to."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def _registry(root: Any) -> Registry[Any]:
    resource = Resource.from_contents(root, DRAFT202012)
    registry: Registry[Any] = Registry().with_resource("urn:studio", resource)
    return registry


def _faults(registry: Registry[Any], schema: str, value: Any) -> list[str]:
    validator = Draft202012Validator(
        {"$ref": f"urn:studio#{quote(schema)}"},
        registry=registry,
        format_checker=FormatChecker(),
    )
    return [
        "/".join(("", *map(str, each.absolute_path))) + ": " + each.message
        for each in validator.iter_errors(value)
    ]


def _not_required(value: Any, mark: str) -> Any:
    """`value` without the demand for properties that have a `mark`, which only the other direction has."""
    if isinstance(value, list):
        return [_not_required(each, mark) for each in value]
    if not isinstance(value, dict):
        return value
    changed = {key: _not_required(each, mark) for key, each in value.items()}
    match changed:
        case {"required": list(names), "properties": dict(properties)}:
            kept = [each for each in names if not properties[each].get(mark)]
            changed["required"] = kept
    return changed
