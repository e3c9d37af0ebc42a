"""What examples say that fields do not, and the other way round."""

from collections.abc import Iterator
from typing import Any

from generator.capture.facts import ITEMS, Doubt, Fact
from generator.capture.findings.common import (
    ASK,
    NOTHING,
    Rule,
    answers,
    contents,
    doubt,
    fields,
    inside,
    line_of,
    listed,
    name_of,
    names_of,
    quoted,
    sample_of,
)
from generator.capture.telling import Told
from generator.shown import shown

_KINDS = {
    "string": str,
    "boolean": bool,
    "object": dict,
    "array": list,
    "null": type(None),
}
# fewer names than that may differ by chance
_FEW = 2
_NO_BODY = {"GET", "HEAD"}


def _example_is_not_json(root: Told) -> Iterator[Doubt]:
    # 14
    for node in root.walk():
        found = node.fact("example_text")
        if found and node.fact("example"):
            message = (
                f"The example from line {found.line} on has comments or other things that JSON does not allow. "
                "The spec has the example without them, and what they say where it says something of a field."
            )
            yield doubt("example-is-not-json", message, node, (found.line,), NOTHING)


def _example_differs(root: Told) -> Iterator[Doubt]:
    for media in contents(root):
        for fact in media.every("example"):
            if _is_unlike(media, fact.value):
                yield _unlike(media, fact)
            else:
                yield from _beside(media, fact.value, fact)


def _is_unlike(node: Told, value: Any) -> bool:
    """Whether an example has none of the fields, and both have several."""
    told = {each for each in node.described if each != ITEMS}
    names = names_of(value)
    return len(told) >= _FEW and len(names) >= _FEW and not told & names


def _unlike(node: Told, fact: Fact) -> Doubt:
    # 19
    told = [each for each in node.described.values() if each.subject[-1] != ITEMS]
    line = line_of(told[0], "type")
    message = (
        f"{name_of(node).capitalize()} has the fields {listed(each.subject[-1] for each in told[:4])} from line {line} on, and its example from line "
        f"{fact.line} on has none of them, but {listed(sorted(names_of(fact.value))[:4])}. The spec has the fields."
    )
    return doubt("example-unlike-fields", message, node, (line, fact.line), ASK)


def _beside(node: Told, value: Any, fact: Fact) -> Iterator[Doubt]:
    """What an example, or a part of it, has that its fields do not say, and the other way round."""
    items = node.at(ITEMS)
    if isinstance(value, list) and items and value:
        yield from _beside(items, value[0], fact)
    if not isinstance(value, dict) or not any(name != ITEMS for name in node.described):
        return
    for name, each in node.described.items():
        if name in value:
            yield from _of_type(each, value[name], fact)
            yield from _beside(each, value[name], fact)
        elif each.value("required") is True:
            # 16
            stated = line_of(each, "required")
            message = (
                f"Line {stated} says that {name_of(each)} is always there, and the example from line {fact.line} on has none. "
                "The spec requires it."
            )
            yield doubt(
                "example-lacks-required", message, each, (stated, fact.line), ASK
            )
    yield from _unknown(node, value, fact)


def _unknown(node: Told, value: dict[str, Any], fact: Fact) -> Iterator[Doubt]:
    # 15
    for name in value:
        if name not in node.described:
            shows = node.at(name)
            line = line_of(shows, "seen") if shows else 0
            message = (
                f"The example shows `{shown(name)}` on line {line or fact.line}, and no field of that name is described. "
                "The spec leaves it out."
            )
            remedy = "look whether the API has it, and add it to the corrections"
            yield doubt(
                "example-field-unknown", message, node, (line or fact.line,), remedy
            )


def _of_type(node: Told, value: Any, fact: Fact) -> Iterator[Doubt]:
    line = _shown_on(node, value, fact)
    stated, enum = node.fact("type"), node.fact("enum")
    kinds = stated.value if stated and isinstance(stated.value, list) else [stated.value] if stated else []  # fmt: skip
    # a type that is only null is told of by a rule of its own
    if stated and kinds != ["null"] and not any(_is(value, kind) for kind in _all_kinds(node)):  # fmt: skip
        # 17
        said = " or ".join(map(str, kinds))
        message = (
            f"Line {stated.line} says that the type of {name_of(node)} is {said}, and the example on line {line} "
            f"is {quoted(value)}, which is {_kind(value)}. The spec says {said}."
        )
        yield doubt("example-of-other-type", message, node, (stated.line, line), ASK)
    if enum and isinstance(enum.value, list) and value not in enum.value:
        # 18
        message = (
            f"Line {enum.line} lists the values of {name_of(node)}, {listed(map(str, enum.value[:6]))}, and the example on line {line} "
            f"has another one, {quoted(value)}. The spec has those of the list."
        )
        yield doubt("example-not-in-enum", message, node, (enum.line, line), ASK)


def _all_kinds(node: Told) -> list[Any]:
    """Every type that is said of a field: where two differ, a rule of its own tells of that."""
    said = [fact.value for fact in node.every("type")]
    return [
        kind for each in said for kind in (each if isinstance(each, list) else [each])
    ]


def _shown_on(node: Told, value: Any, fact: Fact) -> int:
    """The line on which an example shows a value of a field: of several examples, in the one that `fact` is."""
    found = (
        each.line
        for each in node.every("seen")
        if each.value == value and each.line >= fact.line
    )
    return next(found, fact.line)


def _kind(value: Any) -> str:
    """What messages call the type of a value."""
    match value:
        case bool():
            return "a boolean"
        case int() | float():
            return "a number"
        case str():
            return "a string"
        case None:
            return "null"
        case list():
            return "an array"
    return "an object"


def _is(value: Any, kind: Any) -> bool:
    match kind:
        case "integer":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, _KINDS.get(kind, object))


def _own_examples(root: Told) -> Iterator[Doubt]:
    """What is wrong with the examples that stand beside parameters and fields themselves."""
    whole = {id(node) for node in contents(root)}
    for node in fields(root):
        if id(node) not in whole:
            for fact in node.every("example"):
                yield from _of_type(node, fact.value, fact)


def _answer_is_request(root: Told) -> Iterator[Doubt]:
    # 20
    sent = [
        fact
        for _, node in inside(root, "body")
        for fact in node.every("example")
        if names_of(fact.value)
    ]
    for node in answers(root):
        for fact in node.every("example"):
            same = next((each for each in sent if each.value == fact.value), None)
            if same:
                message = (
                    f"The example of {name_of(node)} from line {fact.line} on is that of the request from line {same.line} on. "
                    "The spec has it as the page does."
                )
                remedy = "call the API, and put what it answers into the corrections"
                lines = (fact.line, same.line)
                yield doubt("answer-shows-request", message, node, lines, remedy)


def _sample_without_body(root: Told) -> Iterator[Doubt]:
    # 41
    sample = sample_of(root)
    for _, node in inside(root, "body"):
        if not sample or sample.text("method") in _NO_BODY:
            return
        is_sent = sample.text("body").strip() or sample.fact("form")
        if node.described and not is_sent:
            lines = line_of(node, "media_type"), line_of(sample, "url")
            message = (
                f"From line {lines[0]} on fields of a body are described, and the sample from line {lines[1]} on sends no body. "
                "The spec has the fields."
            )
            remedy = "trust the fields; call the API with them once"
            yield doubt("sample-without-body", message, node, lines, remedy)
            return


RULES: tuple[Rule, ...] = (
    _example_is_not_json,
    _example_differs,
    _own_examples,
    _answer_is_request,
    _sample_without_body,
)
"""Each from all facts to what is in doubt."""
