"""Types put together: the members of a union, each once."""

from collections.abc import Iterable

from generator.ir import Scalar, Type, Union

NULL = Scalar("null")


def union_of(types: Iterable[Type]) -> Type:
    """A value of any of the types, unions among them opened; no union if there is only one."""
    members = tuple(
        dict.fromkeys(member for told in types for member in members_of(told))
    )
    return members[0] if len(members) == 1 else Union(members)


def members_of(told: Type) -> tuple[Type, ...]:
    """The members of a union that nothing tells apart; any other type by itself."""
    if isinstance(told, Union) and told.discriminator is None:
        return told.members
    return (told,)


def with_null(told: Type) -> Type:
    """The type or null."""
    return union_of((told, NULL))


def without_null(told: Type) -> Type:
    """The type less null."""
    if not isinstance(told, Union):
        return told if told != NULL else Union(())
    return union_of(member for member in members_of(told) if member != NULL)
