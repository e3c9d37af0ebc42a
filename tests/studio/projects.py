"""Projects, listed by cursors."""

import base64
from typing import Any

from starlette.responses import Response

from tests.studio.call import Call, Handler
from tests.studio.refusal import Refusal, invalid
from tests.studio.store import Log, Record, Store

AT_WORK = frozenset({"queued", "running"})
"""The states of renders that have not ended."""

_DEFAULTS: Record = {
    "description": None,
    "homepage": None,
    "visibility": "private",
    "labels": {},
}
_ASKED = ("name", *_DEFAULTS)


def create(call: Call) -> Response:
    """A new project."""
    _check_name(call.store, call.body.value["name"])
    key, now = call.store.identifier("prj"), call.store.clock.tick()
    asked = _DEFAULTS | call.body.value
    project = {
        "id": key,
        **{name: asked[name] for name in _ASKED},
        "created_at": now,
        "updated_at": now,
    }
    call.store.projects[key] = project
    call.store.logs[key] = Log()
    return call.answer(project, 201)


def _check_name(store: Store, name: str) -> None:
    if any(each["name"] == name for each in store.projects.values()):
        raise Refusal(409, "name_taken", f"There is a project called {name}.")


def page(call: Call) -> Response:
    """A page of projects; a cursor holds how many came before it."""
    start, limit = _start(call.parameters["cursor"]), call.parameters["limit"]
    projects = list(call.store.projects.values())
    end = start + limit
    following = _cursor(end) if end < len(projects) else None
    return call.answer({"items": projects[start:end], "next_cursor": following})


def _cursor(start: int) -> str:
    return base64.urlsafe_b64encode(str(start).encode()).decode()


def _start(cursor: str | None) -> int:
    if cursor is None:
        return 0
    try:
        return int(base64.urlsafe_b64decode(cursor))
    except ValueError:
        raise invalid(["query cursor: it is none that was given"]) from None


def get(call: Call) -> Response:
    """A project."""
    return call.answer(_asked(call))


def _asked(call: Call) -> Record:
    return call.store.project(call.parameters["project_id"])


def update(call: Call) -> Response:
    """A project with what was sent put in; null takes out."""
    project = _asked(call)
    changes: dict[str, Any] = call.body.value
    if "name" in changes and changes["name"] != project["name"]:
        _check_name(call.store, changes["name"])
    labels = {**project["labels"], **changes.get("labels", {})}
    project |= changes | {"labels": labels, "updated_at": call.store.clock.tick()}
    return call.answer(project)


def delete(call: Call) -> Response:
    """Nothing; the project is gone, and its log over."""
    project = _asked(call)
    key, store = project["id"], call.store
    renders = [each for each in store.renders.values() if each["project_id"] == key]
    if any(each["status"] in AT_WORK for each in renders):
        raise Refusal(409, "render_busy", "A render of this project is at work.")
    for records in (store.files, store.renders, store.comments):
        _forget(records, key)
    del store.projects[key]
    log = store.logs.pop(key)
    log.over = True
    log.wake()
    return Response(status_code=204)


def _forget(records: dict[Any, Record], project: str) -> None:
    for key in [key for key, each in records.items() if each["project_id"] == project]:
        del records[key]


HANDLERS: dict[str, Handler] = {
    "projectsCreate": create,
    "projectsList": page,
    "projectsGet": get,
    "projectsUpdate": update,
    "projectsDelete": delete,
}
