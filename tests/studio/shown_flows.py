"""Behaviours of calls that go on: lists, tasks and streams, and what the studio sends by itself."""

import importlib
import json

import pytest

from tests.studio.showing import FAULT, Kit, behaviour


@behaviour(
    "a list by a cursor", "projectsList > x-restencil-pagination > style > cursor"
)
def _by_cursor(kit: Kit) -> None:
    kit.client.projects.create(name="Terns")
    found = kit.client.projects.list(limit=1)
    assert [each.name for each in found] == ["Gulls", "Terns"]
    page = next(iter(found.pages()))
    (rest,) = found.resumed(page.next_token)
    assert rest.name == "Terns"


@behaviour("a list by pages", "filesList > x-restencil-pagination > style > page")
def _by_page(kit: Kit) -> None:
    kit.client.files.upload(project_id=kit.project, file=("b", b"b"))
    found = kit.client.files.list(project_id=kit.project, per_page=1)
    assert [each.name for each in found] == ["gull.mp4", "b"]


@behaviour(
    "a list by an offset", "rendersList > x-restencil-pagination > style > offset"
)
def _by_offset(kit: Kit) -> None:
    made = [kit.rendered().id for _ in range(3)]
    assert [each.id for each in kit.client.renders.list(limit=2)] == made


@behaviour("a list by links", "commentsList > x-restencil-pagination > style > link")
def _by_link(kit: Kit) -> None:
    for text in "abc":
        kit.said(text)
    found = kit.client.comments.list(project_id=kit.project, limit=2)
    assert [each.text for each in found] == ["a", "b", "c"]


@behaviour(
    "a task that is waited for",
    "rendersCreate > x-restencil-task > poll > rendersGet",
    "rendersCreate > x-restencil-task > progress",
    "rendersCreate > x-restencil-task > result",
)
def _task(kit: Kit) -> None:
    seen: list[float] = []
    render = kit.client.renders.resume_create(kit.rendered().to_token())
    output = render.wait(on_progress=lambda each: seen.append(each.value))
    assert (output.kind, seen[-1]) == ("video", 1)


@behaviour(
    "a task that ends otherwise",
    "rendersCreate > x-restencil-task > failure",
    "rendersCreate > x-restencil-task > error",
    "rendersCreate > x-restencil-task > cancel > rendersCancel",
)
def _no_result(kit: Kit) -> None:
    with pytest.raises(kit.package.TaskFailedError, match="not of the kind"):
        kit.rendered(source={"kind": "image", "file_id": kit.file}).wait()
    render = kit.rendered()
    with pytest.raises(kit.package.TaskTimeoutError):
        render.wait(0)
    render.cancel()
    assert render.refresh().status == "cancelled"


@behaviour(
    "events, up to what ends them",
    "eventsWatch > x-restencil-stream > end > [DONE]",
    "components > schemas > ProjectEvent > discriminator",
)
def _events(kit: Kit) -> None:
    kit.said("Loud.")
    with kit.client.events.watch(project_id=kit.project) as events:
        kinds = [type(each).__name__ for each in events]
    assert kinds == ["FileUploaded", "CommentAdded"]


@behaviour(
    "a stream that is made again", "eventsWatch > x-restencil-stream > reconnect > True"
)
def _again(kit: Kit) -> None:
    for text in "abc":
        kit.said(text)
    told = {"project_id": kit.project, "headers": {FAULT: "drop"}}
    with kit.client.events.watch(**told) as events:
        assert [each.number for each in events] == [1, 2, 3, 4]


@behaviour(
    "an error within a stream",
    "eventsWatch > x-restencil-stream > error_events",
    "assistantDescribe > x-restencil-stream > error",
)
def _broken_off(kit: Kit) -> None:
    for text in "abc":
        kit.said(text)
    told = {"headers": {FAULT: "error-event 1"}}
    with pytest.raises(kit.package.StreamError):
        list(kit.client.events.watch(project_id=kit.project, **told))
    told = {"headers": {FAULT: "error-event 2"}}
    with pytest.raises(kit.package.StreamError):
        list(kit.client.assistant.describe(file_id=kit.file, stream=True, **told))


@behaviour(
    "one method with a stream and without",
    "assistantDescribe > x-restencil-stream > parameter > stream",
)
def _either(kit: Kit) -> None:
    whole = kit.client.assistant.describe(file_id=kit.file, max_words=3)
    with kit.client.assistant.describe(
        file_id=kit.file, max_words=3, stream=True
    ) as parts:
        assert "".join(each.text for each in parts).split() == whole.text.split()


@behaviour(
    "a value on each line",
    "eventsExport > responses > 200 > content > application/jsonl",
)
def _lines(kit: Kit) -> None:
    with kit.client.events.export(project_id=kit.project) as lines:
        assert [each.type for each in lines] == ["file_uploaded"]


@behaviour(
    "bytes as they come",
    "filesDownload > responses > 200 > content > application/octet-stream",
)
def _bytes(kit: Kit) -> None:
    with kit.client.files.streamed.download(file_id=kit.file) as content:
        assert b"".join(content) == b"clip"


@behaviour("what the studio sends", "webhooks > renderFinished")
def _sent(kit: Kit) -> None:
    kit.rendered().wait()
    log = kit.running.store.logs[kit.project]
    webhooks = importlib.import_module("studio.webhooks")
    told = webhooks.parse_render_finished(json.dumps(log.events[-1]))
    assert told.render.status == "succeeded"
