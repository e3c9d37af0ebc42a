"""Edits operations of real documents, and compares what is read again with what is read as a whole.

    python tests/corpus/edited.py --work ~/.cache/restencil-corpus --sample 60

Edits are drawn by the name of the document, so that the same ones come each time. Prints a line for each document, and
for each edit of which an API or what is told of it differs; exit code 1 if there is one.
"""

import copy
import json
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import fields
from pathlib import Path
from typing import Any

from generator.errors import Stop
from generator.ir import json_of
from generator.load.choices import load_choices
from generator.load.parse import parse
from generator.load.project import Project, find_project
from generator.load.source import read_source
from generator.lock import Lock
from generator.reading import Reading, read_api, snapshot_of
from generator.snapshot import NOTHING_READ, Snapshot
from tests.corpus.documents import Document, chosen, parser

_METHODS = ("get", "put", "post", "delete", "patch")
_LOCK = Lock("")

Operation = dict[str, Any]
Edit = Callable[[Operation, random.Random, list[str]], object]


def _answer(schema: Any) -> dict[str, Any]:
    return {"description": "New.", "content": {"application/json": {"schema": schema}}}


def _answers(operation: Operation, code: str, answer: Any) -> None:
    operation.setdefault("responses", {})[code] = answer


def _loses_answer(operation: Operation, drawn: random.Random, _: list[str]) -> None:
    answers = operation.get("responses") or {}
    if len(answers) > 1:
        answers.pop(drawn.choice(list(answers)))


def _asks(operation: Operation, _: random.Random, __: list[str]) -> None:
    schema = {"type": "string", "enum": ["a", "b"]}
    parameter = {"name": "new", "in": "query", "schema": schema}
    operation["parameters"] = [*operation.get("parameters", []), parameter]


def _refers(operation: Operation, drawn: random.Random, names: list[str]) -> None:
    if names:
        schema = {"$ref": f"#/components/schemas/{drawn.choice(names)}"}
        _answers(operation, drawn.choice(["200", "418"]), _answer(schema))


def _holds(operation: Operation, _: random.Random, __: list[str]) -> None:
    inner = {"type": "object", "properties": {"b": {"type": "string"}}}
    schema = {"type": "object", "properties": {"a": inner}}
    _answers(operation, "419", _answer(schema))


_EDITS: tuple[Edit, ...] = (
    lambda operation, _, __: operation.update(description="New words."),
    lambda operation, _, __: operation.update(summary="New words"),
    lambda operation, _, __: operation.pop("requestBody", None),
    lambda operation, _, __: operation.update(deprecated=True),
    _loses_answer,
    _asks,
    _refers,
    _holds,
)


def main() -> int:
    """Edits the documents that the command line names; returns the exit code."""
    made = parser(__doc__)
    made.add_argument("--edits", type=int, default=12, help="of each document")
    options = made.parse_args()
    different = [_edited(each, options.edits) for each in chosen(options)]
    print(f"{sum(different)} differ")
    return 1 if any(different) else 0


def _edited(document: Document, number: int) -> int:
    """How many edits of a document came to something else when it was read again."""
    drawn = random.Random(document.name)  # noqa: S311 - no secret depends on it
    source = read_source(document.file, document.name)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "openapi.json")
        project = _written(file, root := parse(source))
        try:
            last = snapshot_of(_read(project, NOTHING_READ), _LOCK)
        except Stop:
            last = None
        if not last:
            print(f"{document.name}: nothing is remembered of it")
            return 0
        found = [
            _compared(_written(file, each), last)
            for each in _edits(root, drawn, number)
        ]
    print(f"{document.name}: {found.count('known')} of {number} known")
    return found.count("different")


def _written(file: Path, root: Any) -> Project:
    file.write_text(json.dumps(root), "utf-8")
    return find_project(file)


def _read(project: Project, last: Snapshot | None) -> Reading:
    return read_api(project, load_choices(project), _LOCK, last)


def _edits(root: Any, drawn: random.Random, number: int) -> Iterator[Any]:
    """The document with one or two operations changed."""
    names = list(root.get("components", {}).get("schemas", {}))
    for _ in range(number):
        edited = copy.deepcopy(root)
        operations = [
            item[method]
            for item in edited["paths"].values()
            for method in _METHODS
            if isinstance(item, dict) and isinstance(item.get(method), dict)
        ]
        for operation in drawn.sample(operations, min(len(operations), 2)):
            if operation is operations[0] or drawn.random() < 0.7:
                drawn.choice(_EDITS)(operation, drawn, names)
        yield edited


def _compared(project: Project, last: Snapshot) -> str:
    again, whole = (_outcome(project, each) for each in (last, None))
    if isinstance(again, Reading) and isinstance(whole, Reading):
        if not _is_equal(again, whole):
            print("  different")
            return "different"
        return "known" if again.stated is None else "read"
    if again != whole:
        print(f"  different: {again} {whole}")
        return "different"
    return "refused"


def _outcome(project: Project, last: Snapshot | None) -> Reading | tuple[str, ...]:
    try:
        return _read(project, last)
    except Stop as stop:
        return tuple(each.message for each in stop.problems)


def _is_equal(one: Reading, other: Reading) -> bool:
    ones, others = one.api, other.api
    documents = [json.dumps(json_of(each.document)) for each in (ones, others)]
    names = [each.name for each in fields(ones) if each.name != "document"]
    return (
        one.problems == other.problems
        and documents[0] == documents[1]
        and list(ones.index) == list(others.index)
        and all(getattr(ones, name) == getattr(others, name) for name in names)
    )


if __name__ == "__main__":
    sys.exit(main())
