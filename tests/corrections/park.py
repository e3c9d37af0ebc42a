"""A spec folder to correct: a captured document with two operations, known by their pages."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from tests.commands import Outcome, restencil

DOCUMENT = """\
openapi: 3.1.0
info: {title: Park, version: "1"}
servers: [{url: "https://park.example"}]
paths:
  /trees:
    get:
      summary: Trees
      x-restencil-page: {id: "10001", title: Trees}
      parameters:
        - {name: kind, in: query, schema: {type: string, enum: [oak, ash]}}
        - {name: page, in: query, schema: {type: string}}
        - {name: page, in: header, schema: {type: string}}
      responses:
        "200":
          description: trees
          content:
            application/json: {schema: {$ref: "#/components/schemas/Tree"}}
  /bushes:
    post:
      summary: Plant
      x-restencil-page: {id: "10002", title: Bushes}
      responses: {"204": {description: planted}}
components:
  schemas:
    Tree:
      type: object
      required: [height]
      properties:
        height: {type: string}
        it's "odd"/ä: {type: string}
"""

CORRECTIONS = """\
# by hand
overlay: 1.1.0
info: {title: "Park, corrected", version: "1"}

actions:
    # of the whole

    - target: $.info.title   # the name
      update: The park       # with an article
    - target: $.paths.*[?@['x-restencil-page'].id == '10001']
      description: >-
        What the page
        does not say.
      update:
        tags: [trees]
        x-display: {name: Trees, "order": 1}
    # more to come
"""


@dataclass(frozen=True, slots=True)
class Park:
    """A working folder with the spec folder `spec/park`."""

    root: Path

    @property
    def document(self) -> Path:
        """The captured document."""
        return self.root / "spec/park/captured.yaml"

    @property
    def overlay(self) -> Path:
        """The corrections."""
        return self.root / "spec/park/corrections.overlay.yaml"

    @property
    def actions(self) -> list[dict[str, Any]]:
        """The actions of the corrections."""
        found: list[dict[str, Any]] = yaml.safe_load(self.overlay.read_text("utf-8"))[
            "actions"
        ]
        return found

    def replace(self, old: str, new: str) -> None:
        """Makes the document another one."""
        text = self.document.read_text("utf-8")
        assert old in text
        self.document.write_text(text.replace(old, new), "utf-8")

    def correct(self, pointer: str, value: str) -> Outcome:
        """What `restencil correct` does, which must succeed."""
        outcome = restencil(self.root, "correct", "spec/park", pointer, value)
        assert outcome.code == 0, outcome.transcript
        return outcome

    def refused(self, pointer: str, value: str) -> str:
        """What `restencil correct` says where it must refuse, and change nothing."""
        before = self.overlay.read_bytes() if self.overlay.exists() else b""
        outcome = restencil(self.root, "correct", "spec/park", pointer, value)
        assert outcome.code == 2, outcome.transcript
        assert outcome.err.count("error[") == outcome.err.count("hint: ") == 1
        assert before == (self.overlay.read_bytes() if self.overlay.exists() else b"")
        return outcome.err

    def effective(self) -> Any:
        """The document that is generated from."""
        made = restencil(self.root, "generate", "--target", "openapi")
        assert made.code == 0, made.transcript
        text = (self.root / "generated/park/openapi/openapi.yaml").read_text("utf-8")
        return yaml.safe_load(text)
