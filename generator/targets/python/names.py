"""The identifiers of the Python client, each given once for its scope."""

import builtins
import keyword
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.ir import Api, Definition, Name, Operation, Service, wire_of
from generator.names import file_stem, spell, unique

_KEYWORDS = frozenset(keyword.kwlist) | frozenset(keyword.softkwlist)

# What a class body or a signature names as a type must not be hidden by an attribute or an argument.
_TYPE_NAMES = frozenset(
    name
    for name in dir(builtins)
    if name.islower() and isinstance(getattr(builtins, name), type)
)

# pydantic's own attributes of every model; the underscored ones cannot be met
_OF_MODELS = frozenset(
    [
        "construct",
        "copy",
        "dict",
        "from_orm",
        "json",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "schema",
        "schema_json",
        "update_forward_refs",
        "validate",
        "model_computed_fields",
        "model_config",
        "model_construct",
        "model_copy",
        "model_dump",
        "model_dump_json",
        "model_extra",
        "model_fields",
        "model_fields_set",
        "model_json_schema",
        "model_parametrized_name",
        "model_post_init",
        "model_rebuild",
        "model_validate",
        "model_validate_json",
        "model_validate_strings",
    ]
)

_OF_METHODS = frozenset(
    {"self", "body", "content_type", "options", "timeout", "headers"}
)
_OF_RESOURCES = frozenset({"raw"})
_OF_CLIENTS = frozenset({"call", "close", "aclose", "with_options"})

# What the generated modules import by name.
_OF_PACKAGE = frozenset(
    [
        "Among",
        "Any",
        "Annotated",
        "Api",
        "ApiKeyAuth",
        "AsyncClient",
        "AsyncResource",
        "AsyncSecret",
        "Base64",
        "BasicAuth",
        "BearerAuth",
        "BinaryContent",
        "Body",
        "CallOptions",
        "Constrained",
        "Credential",
        "DecimalString",
        "FIXED",
        "Field",
        "FileContent",
        "Final",
        "FormPart",
        "Integer",
        "IsoDate",
        "IsoDateTime",
        "IsoTime",
        "Literal",
        "Model",
        "OMIT",
        "Omit",
        "Omittable",
        "Open",
        "Operation",
        "Parameter",
        "READ_ONLY",
        "RawResponse",
        "Secret",
        "SyncClient",
        "SyncResource",
        "Tagged",
        "Timeout",
        "TimeoutValue",
        "TypeAlias",
        "TypeAliasType",
        "UNIQUE",
        "UnknownObject",
        "Unpack",
        "Uri",
        "Uuid",
        "WRITE_ONLY",
        "ApiError",
        "ApiConnectionError",
        "ApiTimeoutError",
        "AuthenticationError",
        "BadRequestError",
        "ConflictError",
        "CredentialsError",
        "NotFoundError",
        "PayloadValidationError",
        "PermissionDeniedError",
        "RateLimitError",
        "RequestValidationError",
        "ResponseValidationError",
        "ServerError",
        "StatusError",
        "UnprocessableEntityError",
        "Violation",
        "False",
        "None",
        "True",
    ]
)

_RESERVED_MEMBERS = _KEYWORDS | _TYPE_NAMES | _OF_MODELS


@dataclass(frozen=True, slots=True)
class Names:
    """The identifiers that all modules of a client agree on: classes by definition id, modules and classes by service."""

    client: str
    classes: Mapping[str, str]
    modules: Mapping[str, str]
    resources: Mapping[str, str]


def names_of(api: Api, package: str) -> Names:
    """The identifiers of a whole client."""
    client = client_class(package)
    resources = _resources(api.services, client)
    taken = {client, f"Async{client}", *_with_twins(resources.values())}
    return Names(
        client, _classes(api.definitions, taken), _modules(api.services), resources
    )


def client_class(package: str) -> str:
    """The class of the client in a package."""
    return spell(tuple(package.split("_")), "PascalCase")


def service_key(service: Service) -> str:
    """What identifies a service."""
    return wire_of(service.name)


def _modules(services: tuple[Service, ...]) -> dict[str, str]:
    reserved = _KEYWORDS | _OF_CLIENTS
    wanted = {
        service_key(each): file_stem(each.name.words, "snake_case", "default")
        for each in services
    }
    return unique(
        {key: stem + "_" if stem in reserved else stem for key, stem in wanted.items()}
    )


def _resources(services: tuple[Service, ...], client: str) -> dict[str, str]:
    reserved = _OF_PACKAGE | {client}
    wanted = {
        service_key(each): spell(each.name.words, "PascalCase", reserved, "Default")
        for each in services
    }
    return unique(wanted)


def _with_twins(resources: Iterable[str]) -> set[str]:
    return {
        prefix + name
        for name in resources
        for prefix in ("", "Async", "Raw", "AsyncRaw")
    }


def _classes(definitions: tuple[Definition, ...], taken: set[str]) -> dict[str, str]:
    reserved = _OF_PACKAGE | taken
    wanted = {
        each.id: spell(each.name.words, "PascalCase", reserved, "Model")
        for each in definitions
    }
    return unique(wanted)


def methods(operations: tuple[Operation, ...]) -> dict[str, str]:
    """The method of each operation of a service, by operation id."""
    reserved = _KEYWORDS | _OF_RESOURCES
    return unique(
        {
            each.id: spell(each.name.words, "snake_case", reserved, "call")
            for each in operations
        }
    )


def attributes(names: Iterable[Name]) -> dict[str, str]:
    """The attributes of a model, by their names on the wire."""
    return unique(
        {
            wire_of(each): spell(each.words, "snake_case", _RESERVED_MEMBERS, "field")
            for each in names
        }
    )


def arguments(names: Mapping[str, Name]) -> dict[str, str]:
    """The arguments of a method, by the keys of `names`."""
    reserved = _KEYWORDS | _TYPE_NAMES | _OF_METHODS
    return unique(
        {
            key: spell(each.words, "snake_case", reserved, "argument")
            for key, each in names.items()
        }
    )
