"""What the methods of the Python client take: which parts of a request are arguments of their own."""

from generator.ir import Api, Field, Model, Name, Operation, Parameter, Ref, wire_of
from generator.targets.python.bodies import sent


def flat_fields(operation: Operation, api: Api) -> tuple[Field, ...]:
    """The fields of the body's model, if they can stand as arguments of their own."""
    body = operation.body
    types = {sent(content) for content in body.contents} if body else set()
    told = next(iter(types)) if len(types) == 1 else None
    model = api.definition(told) if isinstance(told, Ref) else None
    if not body or not isinstance(model, Model) or not model.fields:
        return ()
    fields = tuple(field for field in model.fields if field.access != "read")
    return (
        fields if body.required or not any(field.required for field in fields) else ()
    )


def key_of(item: Parameter | Field) -> str:
    """What identifies an argument of a method: its place in the request and its name there."""
    place = item.location if isinstance(item, Parameter) else "body"
    return f"{place} {wire_of(item.name)}"


def named_arguments(operation: Operation, api: Api) -> dict[str, Name]:
    """The names of the arguments of an operation's method, but for a body that is one itself."""
    flat = flat_fields(operation, api)
    items: tuple[Parameter | Field, ...] = (*operation.parameters, *flat)
    return {key_of(each): each.name for each in items}
