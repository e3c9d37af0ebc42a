"""Comments and what is replied to them, listed by links."""

from urllib.parse import urlencode

from starlette.responses import Response

from tests.studio.call import Call, Handler
from tests.studio.store import Record, Store, found


def create(call: Call) -> Response:
    """A comment, which came as JSON or as text."""
    store, value = call.store, call.body.value
    said = {"text": value} if isinstance(value, str) else value
    project = store.project(call.parameters["project_id"])
    if said.get("reply_to") is not None:
        found(_of(store, project["id"]), said["reply_to"], "comment")
    key = store.number("comment")
    comment = {
        "id": key,
        "project_id": project["id"],
        "text": said["text"],
        "reply_to": said.get("reply_to"),
        "created_at": store.clock.tick(),
    }
    store.comments[key] = comment
    store.happened(project["id"], "comment_added", comment=comment)
    return call.answer(comment, 201)


def _of(store: Store, project: str) -> dict[int, Record]:
    return {
        key: each
        for key, each in store.comments.items()
        if each["project_id"] == project
    }


def page(call: Call) -> Response:
    """Some comments, and a link to those after them."""
    project = call.store.project(call.parameters["project_id"])["id"]
    after, limit = call.parameters["after"] or 0, call.parameters["limit"]
    later = [each for key, each in _of(call.store, project).items() if key > after]
    response = call.answer(later[:limit])
    if len(later) > limit:
        query = urlencode({"limit": limit, "after": later[limit - 1]["id"]})
        address = f"{call.base}/projects/{project}/comments?{query}"
        response.headers["Link"] = f'<{address}>; rel="next"'
    return response


def thread(call: Call) -> Response:
    """A comment with its replies, and theirs."""
    comments = call.store.comments
    comment = found(comments, call.parameters["comment_id"], "comment")
    return call.answer(_thread(comments, comment))


def _thread(comments: dict[int, Record], comment: Record) -> Record:
    replies = [
        _thread(comments, each)
        for each in comments.values()
        if each["reply_to"] == comment["id"]
    ]
    return {"comment": comment, "replies": replies}


HANDLERS: dict[str, Handler] = {
    "commentsCreate": create,
    "commentsList": page,
    "commentsThread": thread,
}
