"""The text of an overlay with one thing changed in it, and everything else, comments too, as it was written."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.values import JsonValue
from generator.yaml_dump import dump_yaml, dump_yaml_line

_COMMENT = re.compile(r"(^|\s)#", re.MULTILINE)
_LONGEST = 100
_HEAD = """\
# What people know better than the document beside it: an OpenAPI Overlay, applied each time.
overlay: 1.1.0
info:
  title: {title}
  version: "1"
actions:
"""

Keys = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Edit:
    """A value of an action that becomes another one: the action's number, the keys to it, and what its key is then."""

    number: int
    keys: Keys
    key: str | int
    value: JsonValue


def begun(title: str, action: Mapping[str, JsonValue]) -> str:
    """The text of an overlay that has one action."""
    return _HEAD.format(title=dump_yaml_line(title)) + _item(action, "  ")


def extended(text: str, action: Mapping[str, JsonValue]) -> Iterator[str]:
    """The text with an action more at its end; the second, where the first is not what was meant, is a line further on."""
    actions = _inside(_composed(text), ("actions",))[1]
    last = _end(actions.value[-1])
    if actions.flow_style:
        yield f"{text[:last]}, {dump_yaml_line(dict(action))}{text[last:]}"
        return
    item = _item(action, " " * actions.start_mark.column)
    ends = (text.find("\n", last), actions.end_mark.index - 1)
    for end in ends:
        before = text[: end + 1] if end >= 0 else f"{text}\n"
        yield before + _as_in(text, item) + text[len(before) :]


def edited(text: str, edits: tuple[Edit, ...]) -> str | None:
    """The text with these edits; None where a comment stands in what would go."""
    root = _composed(text)
    regions = []
    for each in edits:
        key, value = _inside(root, ("actions", each.number, *each.keys))
        start = value.start_mark.index if key is None else key.start_mark.index
        regions.append((start, _end(value), _pair(each)))
    for start, end, made in sorted(regions, reverse=True):
        if _COMMENT.search(text[start:end]):
            return None
        text = text[:start] + made + text[end:]
    return text


def _pair(edit: Edit) -> str:
    line = dump_yaml_line(edit.value)
    return f"{dump_yaml_line(edit.key)}: {line}" if isinstance(edit.key, str) else line


def _composed(text: str) -> Any:
    # only the parser in Python counts characters
    return yaml.compose(text, Loader=yaml.SafeLoader)


def _inside(node: Any, keys: Keys) -> tuple[Any, Any]:
    """The node of the key, None in a list, and that of the value, that `keys` lead to."""
    key: Any = None
    for step in keys:
        if isinstance(step, int):
            key, node = None, node.value[step]
        else:
            key, node = next(
                (name, each) for name, each in node.value if name.value == step
            )
    return key, node


def _end(node: Any) -> int:
    """Where the last thing that is in a node ends; where a block ends for the parser, there are comments before."""
    if isinstance(node, yaml.ScalarNode):
        end, text = int(node.end_mark.index), str(node.end_mark.buffer)
        is_block = node.style in {"|", ">"}
        return len(text[:end].rstrip()) if is_block else end
    if node.flow_style or not node.value:
        return int(node.end_mark.index)
    last = node.value[-1]
    # an alias is the node that it stands for, which ends before its key
    return max(map(_end, last)) if isinstance(last, tuple) else _end(last)


def _item(action: Mapping[str, JsonValue], indent: str) -> str:
    lines = [line for key, value in action.items() for line in _lines(key, value)]
    return "".join(
        f"{indent}{'  ' if number else '- '}{line}\n" if line else "\n"
        for number, line in enumerate(lines)
    )


def _lines(key: str, value: JsonValue) -> list[str]:
    # a path is easier to read without quotes around those in it
    if key == "target" and isinstance(value, str) and not re.search(r": | #|\n", value):
        return [f"target: {value}"]
    line = f"{key}: {dump_yaml_line(value)}"
    is_short = isinstance(value, dict | list) and len(line) <= _LONGEST
    return [line] if is_short else dump_yaml({key: value}).splitlines()


def _as_in(text: str, item: str) -> str:
    return item.replace("\n", "\r\n") if "\r\n" in text else item
