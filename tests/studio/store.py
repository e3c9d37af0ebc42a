"""What the studio knows: all of it in memory, numbered in turn, under a clock that stands still until it is told."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from tests.studio.refusal import not_found

Record = dict[str, Any]

KEY = "sk-studio-demo"
CLIENT = ("studio-client", "studio client: secret")
PASSWORD = "correct horse battery"  # noqa: S105 - the password of an account that does not exist
OWNER = ("ferry-films", PASSWORD)
SCOPES = frozenset({"read", "write", "render", "admin"})
NEVER = datetime.max.replace(tzinfo=UTC)


@dataclass(slots=True)
class Clock:
    """A clock that moves by a second with everything that is written down, and by more if it is told to."""

    now: datetime = datetime(2026, 11, 2, 9, tzinfo=UTC)

    def advance(self, seconds: float) -> None:
        """Moves the clock."""
        self.now += timedelta(seconds=seconds)

    def tick(self) -> str:
        """A second later, as it is written on the wire."""
        self.advance(1)
        return self.now.isoformat().replace("+00:00", "Z")


@dataclass(slots=True)
class Log:
    """What happened in a project; `more` is set when there is more, and at the end."""

    events: list[Record] = field(default_factory=list)
    more: asyncio.Event = field(default_factory=asyncio.Event)
    over: bool = False

    def wake(self) -> None:
        """Lets those who watch go on."""
        self.more.set()
        self.more = asyncio.Event()


@dataclass(frozen=True, slots=True)
class Grant:
    """What a key or a token is good for, and how long."""

    scopes: frozenset[str]
    until: datetime = NEVER


@dataclass(slots=True)
class Store:
    """The whole state of a studio; `webhook` is the address that hears of renders that have ended."""

    webhook: str | None = None
    clock: Clock = field(default_factory=Clock)
    balance: Decimal = Decimal("20.00")
    projects: dict[str, Record] = field(default_factory=dict)
    files: dict[str, Record] = field(default_factory=dict)
    contents: dict[str, bytes] = field(default_factory=dict)
    renders: dict[str, Record] = field(default_factory=dict)
    steps: dict[str, int] = field(default_factory=dict)
    comments: dict[int, Record] = field(default_factory=dict)
    tokens: dict[str, Record] = field(default_factory=dict)
    sessions: dict[str, Record] = field(default_factory=dict)
    logs: dict[str, Log] = field(default_factory=dict)
    keys: dict[str, Grant] = field(default_factory=lambda: {KEY: Grant(SCOPES)})
    grants: dict[str, Grant] = field(default_factory=dict)
    counted: dict[str, int] = field(default_factory=dict)

    def number(self, kind: str) -> int:
        """The next number of a kind; the first is 1."""
        self.counted[kind] = self.counted.get(kind, 0) + 1
        return self.counted[kind]

    def identifier(self, kind: str) -> str:
        """The next identifier of a kind, such as prj_0001."""
        return f"{kind}_{self.number(kind):04}"

    def project(self, key: str) -> Record:
        """A project, or the refusal of what asks for it."""
        return found(self.projects, key, "project")

    def happened(self, project: str, kind: str, **said: Any) -> Record:
        """Something that happened in a project, as it is from now on in its log."""
        log = self.logs[project]
        event = {"type": kind, "number": len(log.events) + 1, "at": self.clock.tick()}
        log.events.append(event | said)
        log.wake()
        return log.events[-1]

    def keep_file(self, project: str, content: bytes, base: str, **said: Any) -> Record:
        """A file that is stored; `said` are its name, media type, tags and metadata."""
        key = str(UUID(int=self.number("file"), version=4))
        file = {
            "id": key,
            "project_id": project,
            **said,
            "size": len(content),
            "url": f"{base}/files/{key}/content",
            "created_at": self.clock.tick(),
        }
        self.files[key] = file
        self.contents[key] = content
        self.happened(project, "file_uploaded", file=dict(file))
        return file


def found(records: Mapping[Any, Record], key: object, kind: str) -> Record:
    """The record with a key, or the refusal of what asks for it."""
    if key not in records:
        raise not_found(kind, key)
    return records[key]
