"""Unions whose members are told apart by the value of a property."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, NoReturn, cast

from pydantic import GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from .objects import UnknownObject

OTHER = "no_other_member"
"""The type of pydantic's error that a value is no unknown object either, which says nothing to users."""


@dataclass(frozen=True, slots=True, eq=False)
class Tagged:
    """Takes the member whose tag the property `name` has; leniently `other` for an object with a tag of none of them.

    `attributes` are what models call the property, where that is not its name.
    """

    name: str
    members: Mapping[str, Any]
    attributes: tuple[str, ...] = ()
    other: Any = UnknownObject

    def __get_pydantic_core_schema__(
        self, source: object, handler: GetCoreSchemaHandler
    ) -> CoreSchema:
        members = {
            tag: handler.generate_schema(member) for tag, member in self.members.items()
        }
        # An object has its tag by the name on the wire, a model by that of an attribute.
        names: list[list[str | int]] = [
            [each] for each in (self.name, *self.attributes)
        ]
        tags = ", ".join(map(repr, self.members))
        known = core_schema.tagged_union_schema(
            members,
            names,
            custom_error_type="discriminator",
            custom_error_message="must have {name} as one of {tags}",
            custom_error_context={"name": self.name, "tags": tags},
        )
        other = handler.generate_schema(self.other)
        rest = core_schema.lax_or_strict_schema(
            core_schema.no_info_before_validator_function(self._without_tag, other),
            core_schema.no_info_before_validator_function(_refuse, other),
        )
        # Python is only asked about what is none of the members.
        return core_schema.union_schema(
            [(known, "known"), (rest, "other")], mode="left_to_right"
        )

    def _without_tag(self, value: object) -> object:
        if not isinstance(value, dict):
            return value
        given = cast(dict[str, object], value)
        tag = given.get(self.name)
        return _refuse(given) if isinstance(tag, str) and tag in self.members else given


def _refuse(_: object) -> NoReturn:
    raise PydanticCustomError(OTHER, "is no other member of the union")
