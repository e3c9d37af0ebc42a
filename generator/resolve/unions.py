"""`oneOf` and `anyOf` as unions, told apart by a discriminator where there is one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from generator.ir import Ref, Type, Union
from generator.resolve.discriminators import (
    Branch,
    implied_discriminator,
    is_null,
    stated_discriminator,
)
from generator.resolve.families import Family, discriminator_of
from generator.resolve.kinds import kinds_of
from generator.resolve.members import NULL, union_of, with_null, without_null
from generator.resolve.node import Node
from generator.resolve.portable import assertions, effective, portable, referred
from generator.resolve.words import JOINED, Words, entitled, is_component, words_of

if TYPE_CHECKING:
    from generator.resolve.schemas import Schemas


def type_of_union(
    schemas: Schemas, schema: Node, keyword: str, words: Words
) -> Type | None:
    """The union that `keyword` of a schema lists; None if it lists none, but only which properties have to be there."""
    listed = schema.value.get(keyword)
    if not listed:
        return None
    branches = [schema.child(keyword).child(index) for index in range(len(listed))]
    branches = [branch for branch in branches if branch.value is not False]
    if not branches:
        return None
    if all(_is_condition(branch) for branch in branches):
        message = f"`{keyword}` of conditions alone is not expressed in types; `restencil validate` and the fixtures check it"
        schemas.tally.note(schema, "schema-untyped", message, keyword)
        return None
    whole = _with_beside(schemas, schema, keyword, branches)
    values = [branch.value for branch in branches]
    told = [
        schemas.member(each, _words(branch, words, entitled(words, values, number)))
        for number, (branch, each) in enumerate(zip(branches, whole, strict=True))
    ]
    union = _told_apart(schemas, schema, branches, told)
    return with_null(union) if "null" in kinds_of(schema) else union


def _words(branch: Node, words: Words, entitled: Words) -> Words:
    """The words of a member of a union: a component's own after those of the union, else by what sets it apart."""
    target = effective(branch)
    return (*words, *words_of(target, ())) if is_component(target.pointer) else entitled


def _told_apart(
    schemas: Schemas, schema: Node, branches: list[Node], told: list[Type]
) -> Type:
    """The union of the types, with its discriminator if there is one."""
    whole = union_of(told)
    members = [
        Branch(branch, without_null(each))
        for branch, each in zip(branches, told, strict=True)
        if each != NULL and not is_null(branch)
    ]
    bare = union_of(member.type for member in members)
    if not isinstance(bare, Union) or bare.discriminator:
        return whole
    stated = discriminator_of(schema)
    found = (
        stated_discriminator(schemas, schema, stated, members)
        if stated
        else implied_discriminator(schemas, members)
    )
    apart = replace(bare, discriminator=found) if found else bare
    return apart if whole == bare else union_of((apart, NULL))


def family_union(schemas: Schemas, schema: Node, family: Family, words: Words) -> Type:
    """What is said to be an object of a family: one of those that are made of it, else itself."""
    own = schemas.plain(schema, words)
    branches = [
        Branch(heir, schemas.model_of(heir, words)) for heir in (*family.heirs, schema)
    ]
    branches[-1] = replace(branches[-1], type=own)
    found = stated_discriminator(schemas, schema, family.discriminator, branches)
    if found is None:
        return own
    members = union_of(branch.type for branch in branches)
    if not isinstance(members, Union) or not isinstance(own, Ref):
        return own
    return replace(members, discriminator=replace(found, other=own))


def _with_beside(
    schemas: Schemas, schema: Node, keyword: str, branches: list[Node]
) -> list[Node]:
    """The branches, each with what holds beside the keyword."""
    beside = _beside(schema, keyword, branches)
    families = schemas.families(schema)
    return [
        (
            _together(beside, branch)
            if beside
            and not is_null(branch)
            and not families.is_heir(effective(branch), schema.pointer)
            else branch
        )
        for branch in branches
    ]


def _together(beside: dict[str, Any], branch: Node) -> Node:
    # a place of its own, since the branch has one already
    place = branch.pointer + JOINED
    parts = [beside, referred(branch.value, branch.pointer)]
    return Node(branch.context, place, {"allOf": parts})


def _beside(schema: Node, keyword: str, branches: list[Node]) -> dict[str, Any]:
    """What limits values besides the keyword, unless the branches say it themselves."""
    own = assertions(portable(schema))
    for key in (keyword, "discriminator"):
        own.pop(key, None)
    if own.keys() <= {"type"} and all(map(_says_its_kind, branches)):
        return {}
    if isinstance(kinds := own.get("type"), list):
        own["type"] = [kind for kind in kinds if kind != "null"]
    return own


def _says_its_kind(branch: Node) -> bool:
    value = effective(branch).value
    telling = {"type", "properties", "oneOf", "anyOf", "allOf", "enum", "const"}
    return isinstance(value, dict) and bool(telling & value.keys())


def _is_condition(branch: Node) -> bool:
    """Whether a schema says only which properties there have to be."""
    target = effective(branch)
    stated = assertions(target.value) if isinstance(target.value, dict) else {}
    if stated.keys() == {"allOf"}:
        parts = target.child("allOf")
        return all(_is_condition(parts.child(n)) for n in range(len(parts.value)))
    return bool(stated) and stated.keys() <= {"required", "not"}
