"""Types in the words of no language in particular, and the values and limits that they have."""

from generator.ir import (
    Alias,
    Any,
    Api,
    Constraint,
    Enum,
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
)

_KINDS = {
    str: "string",
    bool: "boolean",
    int: "integer",
    float: "number",
    list: "array",
    dict: "object",
}


def type_in_words(told: Type, api: Api, above: frozenset[str] = frozenset()) -> str:
    """A type as a reader of any language understands it, e.g. `array of string (uri)`."""
    match told:
        case Scalar(kind, format_):
            return f"{kind} ({text_of(format_)})" if format_ else kind
        case Literal(values):
            return _kind_of(values)
        case List(item):
            return f"array of {type_in_words(item, api, above)}"
        case Tuple(items):
            inner = ", ".join(type_in_words(item, api, above) for item in items)
            return f"array of {inner}"
        case Map(value):
            inner = type_in_words(value, api, above)
            return "object" if isinstance(value, Any) else f"map of {inner}"
        case Union(members):
            said = [type_in_words(member, api, above) for member in members]
            return " or ".join(dict.fromkeys(said))
        case Ref():
            return _defined_in_words(told, api, above)
        case Any():
            return "any"


def _defined_in_words(ref: Ref, api: Api, above: frozenset[str]) -> str:
    match api.definition(ref):
        case Enum(values=values):
            return _kind_of(values)
        case Alias(type=told) if ref.id not in above:
            return type_in_words(told, api, above | {ref.id})
        case Alias():
            return "the same again"
        case Model():
            return "object"


def _kind_of(values: tuple[Value, ...]) -> str:
    return " or ".join(
        dict.fromkeys(_KINDS.get(type(json_of(value)), "null") for value in values)
    )


def values_of(
    told: Type, api: Api, above: frozenset[str] = frozenset()
) -> tuple[Value, ...]:
    """The values that a type is limited to; none if it is not."""
    match told:
        case Literal(values):
            return values
        case Ref(id=id_):
            match api.definition(told):
                case Enum(values=values):
                    return values
                case Alias(type=inner) if id_ not in above:
                    return values_of(inner, api, above | {id_})
        case List(item):
            return values_of(item, api, above)
        case Union(members):
            found = (values_of(member, api, above) for member in members)
            return tuple(value for values in found for value in values)
    return ()


def limits_of(told: Type) -> tuple[Constraint, ...]:
    """The limits that a type states itself."""
    match told:
        case Scalar() | List() | Map():
            return told.constraints
        case Union(members):
            return tuple(limit for member in members for limit in limits_of(member))
    return ()
