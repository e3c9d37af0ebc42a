"""Strings with a format: the Python objects that they stand for, and what JSON Schema takes for one.

Strictly, a string has to be of its format. In a request it is then sent as it is, and an object as the text that says it;
in an answer it becomes the object. Leniently, a string that no object can be made of stays one.
"""

import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from ipaddress import IPv4Address, IPv6Address
from typing import Annotated, Any, Final, TypeAlias, cast
from uuid import UUID

from pydantic import GetCoreSchemaHandler, ValidationInfo
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

REQUEST: Final = {"request": True}
"""The context of a validation whose outcome is sent."""

_AS_IT_IS: Final = core_schema.simple_ser_schema("any")


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """A type that is written as a string: `says` tells whether a string is of the `format`, `read` makes the object of it.

    `write` makes a string of an object; both raise ValueError if it cannot be done.
    """

    kind: type
    format: str
    says: Callable[[str], bool]
    read: Callable[[str], Any]
    write: Callable[[Any], str]
    lenient: CoreSchema

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        schema = core_schema.union_schema(
            [self.lenient, core_schema.str_schema()], mode="left_to_right"
        )
        strict = core_schema.with_info_plain_validator_function(self._strictly)
        shown = _AS_IT_IS if self.kind is not bytes else _AS_BASE64
        return core_schema.lax_or_strict_schema(schema, strict, serialization=shown)

    def _strictly(self, value: object, info: ValidationInfo) -> object:
        if self._is_object(value):
            value = self._text(value)
        if not isinstance(value, str):
            raise PydanticCustomError("type", "must be a string")
        if not self.says(value):
            raise PydanticCustomError("format", "must be {name}", {"name": self.format})
        return value if info.context is REQUEST else self._object(value)

    # Every datetime is a date for Python.
    def _is_object(self, value: object) -> bool:
        is_moment = isinstance(value, datetime) and self.kind is date
        return isinstance(value, self.kind) and not is_moment

    def _text(self, value: object) -> str:
        try:
            return self.write(value)
        except ValueError as error:
            raise PydanticCustomError("format", cast(Any, str(error))) from None

    def _object(self, text: str) -> object:
        try:
            return self.read(text)
        except ValueError:
            return text  # a leap second, or a year that Python does not know


_ZONE = r"(?:[Zz]|[+-](?:[01]\d|2[0-3]):[0-5]\d)"
_TIME: Final = re.compile(
    rf"(?:[01]\d|2[0-3]):[0-5]\d:(?:[0-5]\d|60)(?:\.\d+)?{_ZONE}", re.ASCII
)
_DATE: Final = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_UUID: Final = re.compile(r"[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_DECIMAL: Final = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?", re.ASCII)
_DURATION: Final = re.compile(
    r"P(?!$)(?:\d+W|(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?)",
    re.ASCII,
)


def _is_date(text: str) -> bool:
    return _DATE.fullmatch(text) is not None and _can(date.fromisoformat, text)


def _is_time(text: str) -> bool:
    return _TIME.fullmatch(text) is not None


def _is_date_time(text: str) -> bool:
    day, mark, rest = text[:10], text[10:11], text[11:]
    return mark in {"T", "t"} and _is_date(day) and _is_time(rest)


def _is_base64(text: str) -> bool:
    return _can(_from_base64, text)


def _can(read: Callable[[str], object], text: str) -> bool:
    try:
        read(text)
    except ValueError:
        return False
    return True


def _with_zone(value: datetime | time) -> str:
    if value.tzinfo is None:
        raise ValueError("must have an offset from UTC, such as tzinfo=UTC")
    return value.isoformat().replace("+00:00", "Z")


def _from_base64(text: str) -> bytes:
    value = b64decode(text, validate=True)
    if b64encode(value).decode() != text:
        raise ValueError("is not the base64 of anything")
    return value


def _to_base64(value: bytes) -> str:
    return b64encode(value).decode()


def _decimal(value: Decimal) -> str:
    if not value.is_finite():
        raise ValueError("must be a finite number")
    return str(value)


def _leniently_bytes(value: object) -> object:
    return value if isinstance(value, bytes) else _from_base64(cast(str, value))


_AS_BASE64: Final = core_schema.plain_serializer_function_ser_schema(
    lambda value: _to_base64(value) if isinstance(value, bytes) else value,
    when_used="json",
)

_BYTES: Final = core_schema.no_info_after_validator_function(
    _leniently_bytes,
    core_schema.union_schema(
        [core_schema.str_schema(strict=True), core_schema.bytes_schema(strict=True)],
        mode="left_to_right",
    ),
)

IsoDateTime: TypeAlias = Annotated[
    datetime,
    Written(
        datetime,
        "a date and time by RFC 3339, with an offset",
        _is_date_time,
        datetime.fromisoformat,
        _with_zone,
        core_schema.datetime_schema(),
    ),
]
IsoDate: TypeAlias = Annotated[
    date,
    Written(
        date,
        "a date by RFC 3339",
        _is_date,
        date.fromisoformat,
        date.isoformat,
        core_schema.date_schema(),
    ),
]
IsoTime: TypeAlias = Annotated[
    time,
    Written(
        time,
        "a time by RFC 3339, with an offset",
        _is_time,
        time.fromisoformat,
        _with_zone,
        core_schema.time_schema(),
    ),
]
Uuid: TypeAlias = Annotated[
    UUID,
    Written(
        UUID,
        "a UUID",
        lambda text: _UUID.fullmatch(text) is not None,
        UUID,
        str,
        core_schema.uuid_schema(),
    ),
]
Base64: TypeAlias = Annotated[
    bytes, Written(bytes, "base64", _is_base64, _from_base64, _to_base64, _BYTES)
]
DecimalString: TypeAlias = Annotated[
    Decimal,
    Written(
        Decimal,
        "a decimal number",
        lambda text: _DECIMAL.fullmatch(text) is not None,
        Decimal,
        _decimal,
        core_schema.decimal_schema(),
    ),
]

FORMATS: Final[Mapping[str, Callable[[str], bool]]] = {
    "email": lambda text: "@" in text,
    "ipv4": lambda text: _can(IPv4Address, text),
    "ipv6": lambda text: _can(IPv6Address, text) and "%" not in text,
    "duration": lambda text: _DURATION.fullmatch(text) is not None,
}
"""What is a string of a format that stays one."""
