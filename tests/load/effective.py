"""Documents put before the command line, and the effective document that comes of them."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from generator.values import JsonValue, get
from tests.commands import Outcome, restencil

Files = dict[str, str]
"""The text of each file by its name; the document is `openapi.yaml`, or what stands first."""

_PROBLEM = re.compile(
    r"^(.*?):(\d+):\d+: (error|warning)\[([a-z-]+)\]: (.*)\n(?:.*\n){2}  hint: (.*)$",
    re.MULTILINE,
)


@dataclass(frozen=True, slots=True)
class Told:
    """A problem as it is printed."""

    file: str
    line: int
    severity: str
    rule: str
    message: str
    hint: str


@dataclass(frozen=True, slots=True)
class Effective:
    """What a run made of a document: how it ended, and the document that everything is generated from."""

    outcome: Outcome
    document: Any

    def at(self, pointer: str) -> JsonValue:
        """What stands at a pointer of the effective document."""
        return get(self.document, pointer)

    @property
    def told(self) -> list[Told]:
        """The problems of the loader, in the order in which they were told."""
        return [
            Told(file, int(line), severity, rule, message, hint)
            for file, line, severity, rule, message, hint in _PROBLEM.findall(
                self.outcome.err
            )
            if rule.startswith(("openapi-", "ref-", "yaml-", "json-", "not-"))
        ]

    @property
    def only(self) -> Told:
        """The one problem of the loader."""
        (told,) = self.told
        return told


def write(folder: Path, files: Files) -> None:
    """Writes the files of a spec."""
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


def load(folder: Path, document: str | Files, *options: str) -> Effective:
    """What `restencil generate` makes of a document in `folder/spec/api`.

    Without a project file it is taken as a bare file, somebody else's, that is read as far as it can be.
    """
    files = {"openapi.yaml": document} if isinstance(document, str) else document
    write(folder / "spec/api", files)
    named = (name for name in files if name.startswith("openapi."))
    bare = next(named, "openapi.yaml")
    api = "api" if "restencil.yaml" in files else "openapi"
    path = "spec/api" if api == "api" else f"spec/api/{bare}"
    outcome = restencil(folder, "generate", path, "--target", "openapi", *options)
    made = folder / f"generated/{api}/openapi/openapi.yaml"
    assert outcome.code in {0, 2}, outcome.transcript
    assert made.exists() or outcome.code == 2
    return Effective(
        outcome, yaml.safe_load(made.read_text("utf-8")) if made.exists() else None
    )


def accepted(folder: Path, document: str | Files, *options: str) -> Effective:
    """The same, of a document that can be used."""
    made = load(folder, document, *options)
    assert made.outcome.code == 0, made.outcome.transcript
    return made


def refused(folder: Path, document: str | Files, *options: str) -> Effective:
    """The same, of a document that cannot: nothing is written."""
    made = load(folder, document, *options)
    assert made.outcome.code == 2, made.outcome.transcript
    assert made.document is None
    assert made.outcome.out == ""
    return made


def with_schemas(version: str, schemas: str) -> str:
    """A document of OpenAPI with these components, each on a line of its own; the first is line 5."""
    head = f'openapi: "{version}"\ninfo: {{title: T, version: "1"}}\npaths: {{}}\ncomponents: {{schemas: {{\n'
    return head + schemas + "\n}}\n"


def with_operation(version: str, operation: str) -> str:
    """A document of OpenAPI with one operation, `post /a`, whose lines begin with line 6."""
    head = f'openapi: "{version}"\ninfo: {{title: T, version: "1"}}\npaths:\n  /a:\n    post:\n'
    body = "".join(f"      {line}\n" for line in operation.strip().splitlines())
    return head + body


def swagger(rest: str) -> str:
    """A document of Swagger 2.0 whose lines after the head begin with line 3."""
    return f'swagger: "2.0"\ninfo: {{title: T, version: "1"}}\n{rest}'
