"""Renders: paid for, moved on by a third each time they are asked for, and listed by offsets."""

import json
from datetime import datetime
from decimal import Decimal
from typing import Any

from starlette.background import BackgroundTask
from starlette.responses import Response

from tests.studio.call import Call, Handler
from tests.studio.faults import FUTURE
from tests.studio.projects import AT_WORK
from tests.studio.refusal import Refusal
from tests.studio.store import Record, Store, found
from tests.studio.webhook import deliver

STEPS = 3
"""How often a render must be asked for until it has ended."""

_PER_SECOND = {"720p": Decimal("0.05"), "1080p": Decimal("0.10"), "4k": Decimal("0.40")}
_SIZES = {"720p": (1280, 720), "1080p": (1920, 1080), "4k": (3840, 2160)}
_FIT = {"image": "image/", "clip": "video/"}
_DEFAULTS: Record = {
    "model": "tide-2",
    "resolution": "720p",
    "seconds": 4,
    "labels": {},
}
_ASKED = ("model", "source", "format", "resolution", "seconds", "labels")
_MEDIA_TYPES = {"mp4": "video/mp4", "webm": "video/webm", "png": "image/png"}


def create(call: Call) -> Response:
    """A render that waits for its turn, and is paid for."""
    store = call.store
    project = store.project(call.parameters["project_id"])
    asked = _DEFAULTS | call.body.value
    if "file_id" in asked["source"]:
        found(store.files, asked["source"]["file_id"].lower(), "file")
    price = _PER_SECOND[asked["resolution"]] * asked["seconds"]
    _pay(store, price)
    key = store.identifier("rnd")
    store.steps[key] = 0
    store.renders[key] = {
        "id": key,
        "project_id": project["id"],
        "status": "queued",
        "progress": 0,
        **{name: asked[name] for name in _ASKED},
        "price": f"{price:.2f}",
        "output": None,
        "error": None,
        "created_at": store.clock.tick(),
        "finished_at": None,
    }
    return call.answer(store.renders[key], 202)


def _pay(store: Store, price: Decimal) -> None:
    if price > store.balance:
        message = f"The render costs {price:.2f}, and {store.balance:.2f} are left."
        details = {"price": f"{price:.2f}", "balance": f"{store.balance:.2f}"}
        raise Refusal(402, "quota_exceeded", message, details=details)
    store.balance -= price


def get(call: Call) -> Response:
    """A render, a step further than before."""
    render = _asked(call)
    if render["status"] not in AT_WORK:
        return call.answer(_told(call, render))
    _advance(call, render)
    response = call.answer(_told(call, render))
    response.background = _news(call.store, render)
    return response


def _asked(call: Call) -> Record:
    return found(call.store.renders, call.parameters["render_id"], "render")


def _told(call: Call, render: Record) -> Record:
    """The render as it is, or as a studio to come might tell of it."""
    if call.fault == FUTURE and render["output"]:
        output = render["output"] | {"kind": "hologram", "depth": 1080}
        return render | {"output": output, "mood": "serene"}
    return render


def _advance(call: Call, render: Record) -> None:
    store, project = call.store, render["project_id"]
    store.steps[render["id"]] += 1
    done = store.steps[render["id"]]
    if done > 1 and not _is_fit(store, render["source"]):
        message = "The source is not of the kind that it says, or empty."
        error = {"code": "unfit_source", "message": message}
        _end(store, render, status="failed", error=error)
        return
    render |= {"status": "running", "progress": round(done / STEPS, 2)}
    progress = render["progress"]
    store.happened(
        project, "render_progressed", render_id=render["id"], progress=progress
    )
    if done == STEPS:
        _end(store, render, status="succeeded", output=_output(call, render))


def _is_fit(store: Store, source: Record) -> bool:
    if source["kind"] == "text":
        return True
    file = store.files.get(source["file_id"].lower(), {"media_type": ""})
    is_long: bool = source.get("start", 0) < source.get("end", 1)
    return is_long and str(file["media_type"]).startswith(_FIT[source["kind"]])


def _end(store: Store, render: Record, **said: Any) -> None:
    """Ends a render; what did not succeed is paid back."""
    render |= said | {"finished_at": store.clock.tick()}
    if render["status"] != "succeeded":
        store.balance += Decimal(render["price"])
    store.happened(render["project_id"], "render_finished", render=dict(render))


def _output(call: Call, render: Record) -> Record:
    ending = render["format"]
    content = b"\x00studio\x00" + json.dumps(render["source"]).encode()
    file = call.store.keep_file(
        render["project_id"],
        content,
        call.base,
        name=f"{render['id']}.{ending}",
        media_type=_MEDIA_TYPES[ending],
        tags=["render"],
        metadata={},
    )
    width, height = _SIZES[render["resolution"]]
    output = {
        "kind": _kind(render),
        "file_id": file["id"],
        "url": file["url"],
        "width": width,
        "height": height,
    }
    return output if ending == "png" else output | {"seconds": render["seconds"]}


def _kind(render: Record) -> str:
    if render["format"] != "png":
        return "video"
    return "still" if render["source"]["kind"] == "clip" else "image"


def _news(store: Store, render: Record) -> BackgroundTask | None:
    """What tells the account's address of a render that has ended, once the answer is sent."""
    if render["status"] in AT_WORK or not store.webhook:
        return None
    events = reversed(store.logs[render["project_id"]].events)
    event = next(each for each in events if each["type"] == "render_finished")
    return BackgroundTask(deliver, store.webhook, event)


def cancel(call: Call) -> Response:
    """A render that has ended by the wish of its caller."""
    render = _asked(call)
    if render["status"] not in AT_WORK:
        message = f"The render has ended: it is {render['status']}."
        raise Refusal(409, "render_over", message)
    _end(call.store, render, status="cancelled")
    response = call.answer(render)
    response.background = _news(call.store, render)
    return response


def page(call: Call) -> Response:
    """Some renders of all projects, in the states and from the time that are asked for."""
    states = call.parameters["status"]
    period = call.parameters["created"] or {}
    renders = [
        each
        for each in call.store.renders.values()
        if (not states or each["status"] in states) and _is_in(each, period)
    ]
    start, limit = call.parameters["offset"], call.parameters["limit"]
    items = renders[start : start + limit]
    return call.answer({"items": items, "total": len(renders)})


def _is_in(render: Record, period: dict[str, str]) -> bool:
    created = datetime.fromisoformat(render["created_at"])
    after, before = (period.get(each) for each in ("after", "before"))
    return (not after or created > datetime.fromisoformat(after)) and (
        not before or created < datetime.fromisoformat(before)
    )


HANDLERS: dict[str, Handler] = {
    "rendersCreate": create,
    "rendersGet": get,
    "rendersCancel": cancel,
    "rendersList": page,
}
