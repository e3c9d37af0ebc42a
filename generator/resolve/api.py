"""The whole API: what stands at the top of a document, its services and their operations."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.errors import Problem
from generator.ir import Api, Operation, SecurityScheme, Server, Service, Text, Value
from generator.load.document import Document
from generator.names import name
from generator.resolve.behaviours import behaving, error_codes
from generator.resolve.node import Context, Node
from generator.resolve.operations import operations
from generator.resolve.schemas import Schemas
from generator.resolve.security import security_schemes
from generator.resolve.servers import servers_of
from generator.resolve.streaming import streaming
from generator.resolve.webhooks import webhooks

_UNPUBLISHED: Mapping[str, tuple[str, ...]] = MappingProxyType({})


def resolve(
    document: Document, published: Mapping[str, tuple[str, ...]] = _UNPUBLISHED
) -> tuple[Api, tuple[Problem, ...]]:
    """The API that `document` describes, and the problems that do not keep it from being used.

    `published` are the tags under which operations were published, by what those are known by.
    """
    context = Context(document, [], published)
    root = Node(context, "", document.root)
    schemas = Schemas()
    schemes = security_schemes(root)
    _define_components(root, schemas)
    services = _services(root, operations(root, schemas, schemes))
    hooks = tuple(webhooks(root, schemas))
    api = _api(root, schemas, schemes, services)
    api = replace(
        api,
        webhooks=hooks,
        services=streaming(root, behaving(root, services, api.index), api.index),
        errors=error_codes(root),
    )
    return api, tuple(context.problems)


def _api(
    root: Node,
    schemas: Schemas,
    schemes: tuple[SecurityScheme, ...],
    services: tuple[Service, ...],
) -> Api:
    info = root.child("info")
    definitions = schemas.all()
    return Api(
        title=info.text("title") or Text("API"),
        version=info.text("version") or Text("0"),
        document=Value(root.value),
        origin=root.origin,
        services=services,
        definitions=definitions,
        servers=servers_of(root) or (Server(Text("/"), Text("/")),),
        security_schemes=schemes,
        summary=info.text("summary"),
        description=info.text("description"),
        link=_link(root),
        index={definition.id: definition for definition in definitions},
    )


def _link(root: Node) -> Text | None:
    docs = root.get("externalDocs")
    return docs.text("url") if docs else None


def _define_components(root: Node, schemas: Schemas) -> None:
    """Components come first, in their order; those that no operation uses are part of the API too."""
    components = root.get("components")
    for _, schema in components.items("schemas") if components else ():
        schemas.type_of(schema, ())


def _services(
    root: Node, found: tuple[tuple[str, Operation], ...]
) -> tuple[Service, ...]:
    """The services in the order of the document's tags, then those of tags that it does not list."""
    tags = {str(tag.value["name"]): tag for tag in root.each("tags")}
    grouped: dict[str, list[Operation]] = {tag: [] for tag in tags}
    for tag, operation in found:
        grouped.setdefault(tag, []).append(operation)
    return tuple(
        _service(tag, tags.get(tag, root), each)
        for tag, each in grouped.items()
        if each
    )


def _service(tag: str, node: Node, found: list[Operation]) -> Service:
    described = bool(node.pointer)
    return Service(
        name=name(tag),
        operations=tuple(found),
        origin=node.origin,
        title=node.text("x-displayName") or Text(tag) if described else Text(tag),
        description=node.text("description") if described else None,
    )
