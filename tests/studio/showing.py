"""Behaviours of a client: where the studio's document asks for each, and what shows that it is there."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import pytest

from tests.studio.running import Running
from tests.studio.store import OWNER

FAULT = "X-Studio-Fault"


@dataclass(frozen=True, slots=True)
class Kit:
    """What behaviours are tried with: the package, the studio, and a client with a project that holds a clip."""

    package: Any
    running: Running
    client: Any
    project: str
    file: str
    log: pytest.LogCaptureFixture

    def made(self, **options: Any) -> Any:
        """Another client, with the credentials that are given."""
        return self.package.Studio(base_url=self.running.url, **options)

    def session(self, **wish: Any) -> Any:
        """What somebody is told who signs in."""
        name, password = OWNER
        with self.made(owner_username=name, owner_password=password) as client:
            return client.sessions.create(device="Laptop", **wish)

    def said(self, text: str, **more: Any) -> Any:
        """A comment on the project."""
        body = {"text": text, **more}
        return self.client.comments.create(project_id=self.project, body=body)

    def rendered(self, **more: Any) -> Any:
        """A render that begins."""
        source = {"kind": "text", "prompt": "A gull."}
        wish = {"project_id": self.project, "source": source, "format": "mp4", **more}
        return self.client.renders.create(**wish)


Trial = Callable[[Kit], None]


@dataclass(frozen=True, slots=True)
class Behaviour:
    """Something that a client can do; `places` of the document are keys in a row, `trial` raises if it cannot."""

    name: str
    places: tuple[str, ...]
    trial: Trial = field(repr=False)

    def __str__(self) -> str:
        return self.name


def behaviour(name: str, *places: str) -> Callable[[Trial], Behaviour]:
    """Makes a behaviour of what shows it; places begin at an operation, at `restencil.yaml` or at the top of the document."""

    def shown_by(trial: Trial) -> Behaviour:
        return Behaviour(name, places, trial)

    return shown_by
