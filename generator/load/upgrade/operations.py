"""The paths of Swagger 2.0: operations whose bodies are parameters, and whose media types stand beside them."""

from collections.abc import Callable, Iterator
from typing import Any

from generator.errors import pointer
from generator.load.upgrade.parameters import (
    Body,
    Made,
    header,
    is_body,
    parameter,
    request_body,
)
from generator.load.upgrade.servers import servers

_METHODS = ("get", "put", "post", "delete", "options", "head", "patch")
_JSON = ["application/json"]
_BYTES = ["application/octet-stream"]

Upgrade = Callable[[Any, str, str], Any]
"""Makes a value of OpenAPI 3.0 of one of Swagger 2.0, given its new and its old pointer."""


def kept(value: dict[str, Any], taken: set[str]) -> dict[str, Any]:
    """What means the same in both versions, and what neither knows."""
    return {key: each for key, each in value.items() if key not in taken}


def mapped(value: Any, new: str, old: str, upgrade: Upgrade) -> Any:
    """A mapping with each entry upgraded; anything else as it is, for the meta-schema to refuse."""
    if not isinstance(value, dict):
        return value
    return {
        key: upgrade(each, new + pointer(key), old + pointer(key))
        for key, each in value.items()
    }


def extended(value: Any, new: str, old: str, upgrade: Upgrade) -> Any:
    """The same of a mapping that may have extensions, which stay as they are."""
    if not isinstance(value, dict):
        return value
    made = {key: each for key, each in value.items() if not key.startswith("x-")}
    return {**value, **mapped(made, new, old, upgrade)}


def _list(parent: Any, key: str) -> list[Any]:
    value = parent.get(key) if isinstance(parent, dict) else None
    return value if isinstance(value, list) else []


class Operations:
    """Upgrades the parts of one document that need to know of the whole: what they inherit, and what is shared."""

    def __init__(self, root: dict[str, Any], made: Made) -> None:
        self._root = root
        self.made = made
        parameters = root.get("parameters")
        self._parameters = parameters if isinstance(parameters, dict) else {}
        self.bodies = {name for name, each in self._parameters.items() if is_body(each)}

    def path_item(self, item: Any, new: str, old: str) -> Any:
        """A path with its operations; body parameters that they share are told in each."""
        if not isinstance(item, dict):
            return item
        shared = self._placed(item, old)
        made = self._with_plain(item, shared, new)
        for method in [key for key in item if key in _METHODS]:
            place = pointer(method)
            made[method] = self._operation(
                item[method], shared, new + place, old + place
            )
        return made

    def _operation(
        self, operation: Any, shared: list[tuple[Any, str]], new: str, old: str
    ) -> Any:
        if not isinstance(operation, dict):
            return operation
        own = self._placed(operation, old)
        rest = kept(operation, {"consumes", "produces", "schemes"})
        made = self._with_plain(rest, own, new)
        bodies = self._bodies(own) or self._bodies(shared)
        if bodies:
            made["requestBody"] = self._body(bodies, operation, new + "/requestBody")
        if own_servers := self._servers(operation):
            made["servers"] = own_servers
        made["responses"] = extended(
            operation.get("responses", {}),
            new + "/responses",
            old + "/responses",
            lambda each, new, old: self.response(each, new, old, operation),
        )
        return made

    def _placed(self, parent: dict[str, Any], old: str) -> list[tuple[Any, str]]:
        """The parameters of a path or an operation, each with its pointer."""
        stated = _list(parent, "parameters")
        return [
            (each, old + pointer("parameters", index))
            for index, each in enumerate(stated)
        ]

    def _with_plain(
        self, parent: dict[str, Any], placed: list[tuple[Any, str]], new: str
    ) -> dict[str, Any]:
        """A path or an operation with only those of its parameters that are not sent in the body."""
        made = dict(parent)
        plain = [each for each in placed if not is_body(self._named(each[0]))]
        upgraded = [
            parameter(each, new + pointer("parameters", index), old, self.made)
            for index, (each, old) in enumerate(plain)
        ]
        if isinstance(made.get("parameters"), list):
            del made["parameters"]
        return made | ({"parameters": upgraded} if upgraded else {})

    def _bodies(self, placed: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
        return [each for each in placed if is_body(self._named(each[0]))]

    def _body(
        self, bodies: list[tuple[Any, str]], operation: dict[str, Any], new: str
    ) -> dict[str, Any]:
        self.made.moves[new] = bodies[0][1]
        consumes = self._media_types(operation, "consumes")
        inherited = consumes == self._media_types({}, "consumes")
        if len(bodies) == 1 and "$ref" in bodies[0][0] and inherited:
            return {"$ref": bodies[0][0]["$ref"]}
        named = [Body(self._named(each), old) for each, old in bodies]
        return request_body(named, consumes, new, self.made)

    def _servers(self, operation: dict[str, Any]) -> list[dict[str, str]]:
        """Those of an operation with schemes of its own."""
        schemes = _list(operation, "schemes")
        own = schemes and schemes != _list(self._root, "schemes")
        return list(servers(self._root, schemes)) if own else []

    def _media_types(self, operation: dict[str, Any], key: str) -> list[str]:
        stated = operation if isinstance(operation.get(key), list) else self._root
        return [str(each) for each in _list(stated, key)] or _JSON

    def _named(self, each: Any) -> Any:
        """A parameter, or the shared one that it refers to."""
        reference = each.get("$ref") if isinstance(each, dict) else None
        if isinstance(reference, str) and reference.startswith("#/parameters/"):
            return self._parameters.get(reference.removeprefix("#/parameters/"), each)
        return each

    def shared_parameter(self, each: Any, new: str, old: str) -> Any:
        """One that is not sent in the body."""
        return parameter(each, new, old, self.made)

    def shared_body(self, each: Any, new: str, old: str) -> Any:
        """One that is."""
        consumes = self._media_types({}, "consumes")
        return request_body([Body(each, old)], consumes, new, self.made)

    def response(
        self, response: Any, new: str, old: str, operation: dict[str, Any] | None = None
    ) -> Any:
        """An answer, of an operation or shared."""
        if not isinstance(response, dict) or "$ref" in response:
            return response
        made = kept(response, {"schema", "examples", "headers"})
        if "headers" in response:
            made["headers"] = mapped(
                response["headers"],
                new + "/headers",
                old + "/headers",
                lambda each, new, old: header(each, new, old, self.made),
            )
        if content := dict(self._contents(response, operation or {}, new, old)):
            made["content"] = content
        return made

    def _contents(
        self, response: dict[str, Any], operation: dict[str, Any], new: str, old: str
    ) -> Iterator[tuple[str, Any]]:
        examples = response.get("examples")
        shown = examples if isinstance(examples, dict) else {}
        types = self._types_of_answer(response, operation)
        for media_type in dict.fromkeys([*types, *shown]):
            place = new + pointer("content", media_type)
            self.made.moves[place + "/schema"] = old + "/schema"
            self.made.moves[place + "/example"] = old + pointer("examples", media_type)
            made = {"schema": response["schema"]} if "schema" in response else {}
            if media_type in shown:
                made["example"] = shown[media_type]
            yield media_type, made

    def _types_of_answer(
        self, response: dict[str, Any], operation: dict[str, Any]
    ) -> list[str]:
        schema = response.get("schema")
        stated = _list(operation, "produces") or _list(self._root, "produces")
        if schema is None:
            return []
        is_file = isinstance(schema, dict) and schema.get("type") == "file"
        return [str(each) for each in stated] or (_BYTES if is_file else _JSON)
