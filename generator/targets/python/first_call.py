"""A call for people to begin with: the first whose every argument has an example."""

from dataclasses import dataclass

from generator.code import Code
from generator.examples import example_of, example_of_parameter
from generator.ir import Api, Field, Parameter, Value, wire_of
from generator.targets.python.records import ArgumentView, MethodView, ResourceView


@dataclass(frozen=True, slots=True)
class GivenView:
    """An argument of a call, and what is given for it."""

    name: Code
    example: Value


@dataclass(frozen=True, slots=True)
class FirstCallView:
    """A call that the README shows."""

    resource: ResourceView
    method: MethodView
    arguments: tuple[GivenView, ...]


def first_call(resources: tuple[ResourceView, ...], api: Api) -> FirstCallView | None:
    """The first call that can be shown; None if there is none."""
    for resource in resources:
        for method in resource.methods:
            given = _given(method, api)
            if given is not None:
                return FirstCallView(resource, method, given)
    return None


def _given(method: MethodView, api: Api) -> tuple[GivenView, ...] | None:
    """What is given in a call; None if an argument that must be given has no example."""
    given = []
    whole = _body(method, api)
    for argument in method.arguments:
        if example := _example(argument, whole, api):
            given.append(GivenView(argument.name, example))
        elif argument.required:
            return None
    return tuple(given)


def _body(method: MethodView, api: Api) -> object:
    """The example of the body whose fields are arguments."""
    body = method.operation.body
    if not body or not body.contents or method.whole_body:
        return {}
    return example_of(body.contents[0], api)


def _example(argument: ArgumentView, whole: object, api: Api) -> Value | None:
    """That of a required parameter, or the value of a field in the example of the body."""
    match argument.item:
        case Parameter() as parameter if parameter.required:
            return Value(example_of_parameter(parameter, api))
        case Field(name=name) if isinstance(whole, dict) and wire_of(name) in whole:
            return Value(whole[wire_of(name)])
    return None
