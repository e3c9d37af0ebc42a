"""Parameters as they are sent: the texts of the values shown of them, and which of them a request can carry."""

import json
import re
from typing import Any

from generator.examples import example_of_parameter, full_value
from generator.ir import Api, Operation, Parameter, wire_of

TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
"""The name of a header or a cookie."""

# an empty one would be taken away by curl
HEADER_VALUE = re.compile(r"[!-~](?:[ \t!-~]*[!-~])?")
"""The value of a header that arrives as it is: ASCII, not empty, no control characters, no outer spaces."""


def required(operation: Operation, *locations: str) -> list[Parameter]:
    """The parameters of an operation that it cannot do without, in any of `locations`."""
    return [
        each
        for each in operation.parameters
        if each.location in locations and each.required
    ]


def sent(parameter: Parameter, api: Api) -> list[str]:
    """What samples send of a parameter: one text for each item of a list, one for anything else."""
    made = texts(full_value(parameter.type, api))
    candidates = (stated(parameter, api), made)
    fitting = (each for each in candidates if can_be_sent(parameter, each))
    return next(fitting, ["example"])


def stated(parameter: Parameter, api: Api) -> list[str]:
    """The same as the spec has it, whether or not it can be sent."""
    return texts(example_of_parameter(parameter, api))


def can_be_sent(parameter: Parameter, values: list[str]) -> bool:
    """Whether `values` arrive as they are in the place of `parameter`."""
    joined = ",".join(values)
    match parameter.location:
        case "path":
            return joined not in {"", ".", ".."}
        case "query":
            return bool(values)
        case "header":
            return is_token(parameter) and bool(HEADER_VALUE.fullmatch(joined))
        case "cookie":
            return is_token(parameter)


def is_token(parameter: Parameter) -> bool:
    """Whether a parameter may be called so where it stands; in paths and queries every name is escaped."""
    if parameter.location in {"header", "cookie"}:
        return bool(TOKEN.fullmatch(wire_of(parameter.name)))
    return True


def texts(value: Any) -> list[str]:
    """A value as it is written in a query: one text for each item of a list, one for anything else."""
    return (
        [_text(item) for item in value] if isinstance(value, list) else [_text(value)]
    )


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
