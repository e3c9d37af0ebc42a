"""Bodies of requests written out: what the samples of an operation send."""

import re
from base64 import b64encode
from dataclasses import dataclass
from typing import Any

from generator.code import Code
from generator.examples import example_of
from generator.forms import (
    Multipart,
    Part,
    file_name,
    multipart,
    plain_fields,
    urlencoded,
)
from generator.ir import Api, Content, Operation, Text, Value, json_of, text_of
from generator.media_types import essence, family

# what source code cannot hold as it is, or a page about it cannot show
_UNWRITABLE = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]"
)
_TEXTS = {"application/yaml", "application/x-ndjson"}


@dataclass(frozen=True, slots=True)
class Body:
    """What a request sends, in the first of these ways that is not empty.

    `json` is a value, unless it is null: for many libraries, that is no body. `form` has the fields of a form, which
    `text` has as they are sent; `file` names a file that is the body. `bytes` can stand in no source as text; `packed`
    is the value that they are MessagePack of.
    """

    media_type: Text | None = None
    json: Value | None = None
    form: tuple[Part, ...] = ()
    text: Text | None = None
    multipart: Multipart | None = None
    file: Code | None = None
    packed: Value | None = None
    bytes: Value | None = None

    @property
    def base64(self) -> Code | None:
        """Its bytes in Base64."""
        told = json_of(self.bytes) if self.bytes else None
        return Code(b64encode(told).decode()) if isinstance(told, bytes) else None

    @property
    def has_long_numbers(self) -> bool:
        """Whether its JSON has integers that are changed where every number is a double, as in JavaScript."""
        told = self.json or self.packed
        return told is not None and _has_long_numbers(json_of(told))


def shown_body(operation: Operation, api: Api) -> Body | None:
    """The body of an operation that is shown: JSON if it takes that, else the first that can be; None if there is none."""
    contents = operation.body.contents if operation.body else ()
    json_first = sorted(contents, key=lambda each: not is_json(each))
    made = (_body(each, api) for each in json_first)
    return next((each for each in made if each), None)


def is_json(content: Content) -> bool:
    """Whether a content is JSON or of a type that is written as JSON."""
    return family(text_of(content.media_type)) == "json"


def is_messagepack(media_type: str) -> bool:
    """Whether a media type is one of those under which MessagePack is sent."""
    return family(media_type) == "messagepack"


def _body(content: Content, api: Api) -> Body | None:
    told, example = content.media_type, example_of(content, api)
    match family(text_of(told)):
        case "json" if example is None:
            return Body(told, text=Text("null"))
        case "json":
            return Body(told, json=Value(example))
        case "form" if isinstance(example, dict):
            text = Text(urlencoded(example, content))
            return Body(told, form=plain_fields(example, content), text=text)
        case "multipart" if isinstance(example, dict):
            return Body(told, multipart=multipart(example, content, api))
        case "messagepack":
            return _packed(told, example)
        case "binary" if essence(text_of(told)) not in _TEXTS:
            return Body(told, file=file_name(text_of(told)))
    return _written(told, example) if isinstance(example, str) else None


def _written(told: Text, example: str) -> Body:
    if _UNWRITABLE.search(example):
        return Body(told, bytes=Value(example.encode()))
    return Body(told, text=Text(example))


def _packed(told: Text, example: Any) -> Body | None:
    # only few APIs have any
    import ormsgpack

    try:
        packed = ormsgpack.packb(example)
    except ormsgpack.MsgpackEncodeError:
        return None
    return Body(told, packed=Value(example), bytes=Value(packed))


def _has_long_numbers(value: object) -> bool:
    match value:
        case int():
            return abs(value) > 2**53
        case list():
            return any(map(_has_long_numbers, value))
        case dict():
            return any(map(_has_long_numbers, value.values()))
    return False
