"""Parameters as they are sent: the texts of the values shown of them, and which of them a request can carry."""

import json
import re
from functools import partial
from typing import Any
from urllib.parse import quote

from generator import styles
from generator.examples import example_of_parameter, full_value
from generator.ir import Api, Operation, Parameter, text_of, wire_of
from generator.media_types import family
from generator.styles import Writing, as_it_is, as_text, escaped

TOKEN = re.compile(r"[!#$%&'*+\-.^_`|~0-9A-Za-z]+")
"""The name of a header or a cookie."""

# an empty one would be taken away by curl
HEADER_VALUE = re.compile(r"[!-~](?:[ \t!-~]*[!-~])?")
"""The value of a header that arrives as it is: ASCII, not empty, no control characters, no outer spaces."""

# what may be in the name of a cookie beside letters and digits
_COOKIE_NAME = "!#$&'*+-.^_`|~"


def required(operation: Operation, *locations: str) -> list[Parameter]:
    """The parameters of an operation that it cannot do without, in any of `locations`."""
    return [
        each
        for each in operation.parameters
        if each.location in locations and each.required
    ]


def sent(parameter: Parameter, api: Api) -> list[str]:
    """What samples send of a parameter, escaped: in queries and cookies names with their values, else its one text."""
    made = written(parameter, full_value(parameter.type, api))
    candidates = (stated(parameter, api), made)
    fitting = (each for each in candidates if can_be_sent(parameter, each))
    return next(fitting, None) or written(parameter, "example")


def stated(parameter: Parameter, api: Api) -> list[str]:
    """The same as the spec has it, whether or not it can be sent."""
    return written(parameter, example_of_parameter(parameter, api))


def written(parameter: Parameter, value: Any) -> list[str]:
    """A value of a parameter as its style has it."""
    name, how = wire_of(parameter.name), _writing(parameter)
    if parameter.media_type:
        value = _document(parameter, value)
    if parameter.style == "querystring":
        return [value]
    match parameter.location:
        case "path":
            return [styles.in_path(name, value, how)]
        case "header":
            told = styles.in_header(value, explode=parameter.explode)
            return [] if told is None else [told]
        case _:
            return ["=".join(pair) for pair in styles.pairs(name, value, how)]


def _writing(parameter: Parameter) -> Writing:
    style, explode = parameter.style, parameter.explode
    if style == "cookie":
        return Writing(style, explode, as_it_is, as_it_is)
    if parameter.location == "cookie":
        return Writing(style, explode, partial(quote, safe=_COOKIE_NAME))
    reserved = parameter.allow_reserved and parameter.location == "query"
    return Writing(style, explode, value=styles.reserved if reserved else escaped)


def _document(parameter: Parameter, value: Any) -> str:
    assert parameter.media_type
    match family(text_of(parameter.media_type)):
        case "json":
            ascii_only = parameter.location == "header"
            told = json.dumps(value, ensure_ascii=ascii_only, separators=(",", ":"))
            return escaped(told) if parameter.style == "querystring" else told
        case "form" if isinstance(value, dict):
            fields = styles.pairs("", value, Writing("form", explode=True))
            return "&".join(map("=".join, fields))
        case _:
            return as_text(value)


def can_be_sent(parameter: Parameter, values: list[str]) -> bool:
    """Whether what was written arrives as it is in the place of `parameter`."""
    joined = "".join(values)
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
    """A value as one text for each item of a list, one for anything else."""
    return (
        [as_text(item) for item in value]
        if isinstance(value, list)
        else [as_text(value)]
    )
