"""Work that goes on after its answer, by `x-restencil-task`."""

from typing import Any

import pytest

from tests.behaviours.conftest import Way, said
from tests.loopback import Answer


def _job(state: str, **more: Any) -> dict[str, Any]:
    return {"job": {"number": 7, "state": state, **more}}


def _methods(way: Way) -> list[tuple[str, str]]:
    return [(each.method, each.target) for each in way.server.requests]


async def _of(found: Any) -> Any:
    return await found if hasattr(found, "__await__") else found


def _with_task(way: Way, use: Any, **given: Any) -> Any:
    """What `use` makes of the handle of a task that is begun."""
    if not way.is_async:
        return way.run(lambda client: use(client.jobs.begin(hall="a/b")), **given)

    async def begun(client: Any) -> Any:
        return await _of(use(await client.jobs.begin(hall="a/b")))

    return way.run(begun, **given)


MOVED = [{"id": 1}]


def test_wait(way: Way) -> None:
    """A task is asked for until it is done, at the place where it was begun, and gives what it made."""
    states = (_job("new"), _job("running"), _job("running"), _job("done", moved=MOVED))
    way.server.answers = said(*states)
    crates = _with_task(way, lambda task: task.wait())
    assert [(type(each).__name__, each.id) for each in crates] == [("Crate", 1)]
    asked = ("GET", "/halls/a%2Fb/jobs/7")
    assert _methods(way) == [("POST", "/halls/a%2Fb/jobs"), asked, asked, asked]


@pytest.mark.parametrize("way", [True], indirect=True, ids=["async"])
def test_await(way: Way) -> None:
    """To await an asynchronous handle is to wait for its task."""
    way.server.answers = said(_job("new"), _job("done", moved=MOVED))

    async def use(client: Any) -> Any:
        return await (await client.jobs.begin(hall="a"))

    assert [each.id for each in way.run(use)] == [1]


def test_handle(way: Way) -> None:
    """A handle knows the id, the state and the answers, and shows itself without them."""
    way.server.answers = said(_job("new"), _job("running", percent=20))
    told: list[Any] = []

    def note(task: Any) -> None:
        told.append((task.id, task.status, task.state, repr(task)))

    def look(task: Any) -> Any:
        note(task)
        if not way.is_async:
            task.refresh()
            return note(task)

        async def refreshed() -> None:
            await task.refresh()
            note(task)

        return refreshed()

    _with_task(way, look)
    kind = "AsyncCancellableTaskHandle" if way.is_async else "CancellableTaskHandle"
    assert told[0] == (7, "new", None, f"<{kind} 7 of jobs.begin: 'new'>")
    assert told[1][1:2] == ("running",)
    assert told[1][2].job.percent == 20
    assert told[1][3] == f"<{kind} 7 of jobs.begin: 'running'>"


def test_progress(way: Way) -> None:
    """Whoever waits is told of each answer: the state, what it says of progress, and the whole of it."""
    way.server.answers = said(
        _job("new"),
        _job("running", percent=20.5),
        _job("done", moved=MOVED, percent=100),
    )
    seen: list[Any] = []
    _with_task(way, lambda task: task.wait(on_progress=seen.append))
    assert [(each.status, each.value) for each in seen] == [
        ("running", 20.5),
        ("done", 100),
    ]
    assert type(seen[0].state).__name__ == "JobAnswer"


def test_failed(way: Way) -> None:
    """A task that will never be done is an error that says why, and holds the last answer."""
    way.server.answers = said(_job("new"), _job("failed", why="the floor\nis wet"))
    with pytest.raises(way.package.TaskFailedError) as caught:
        _with_task(way, lambda task: task.wait())
    assert str(caught.value) == "jobs.begin: task 7 is 'failed': the floor is wet"
    assert (caught.value.task_id, caught.value.status) == (7, "failed")
    assert caught.value.state.job.why == "the floor\nis wet"


def test_timeout(way: Way) -> None:
    """A task that is not done in time is an error that says how to go on; the task itself goes on."""
    way.server.answers = said(_job("new"), _job("running"))
    with pytest.raises(way.package.TaskTimeoutError) as caught:
        _with_task(way, lambda task: task.wait(timeout=0.05))
    assert str(caught.value) == (
        "jobs.begin: task 7 is still 'running' after 0.05 s; it goes on: "
        "wait() again, or find it later by its to_token()"
    )


def test_unanswered(way: Way) -> None:
    """A question that gets no answer, or that of a server in trouble, is asked again."""
    busy = Answer(503, b"", {"Retry-After": "9999"})
    way.server.answers = [
        *said(_job("new")),
        busy,
        busy,
        *said(_job("done", moved=MOVED)),
    ]
    crates = _with_task(way, lambda task: task.wait(), max_retries=0)
    assert [each.id for each in crates] == [1]


def test_refused_question(way: Way) -> None:
    """A question that the API refuses is an error at once."""
    way.server.answers = [
        *said(_job("new")),
        *said({"error": {"code": "not_found"}}, status=404),
    ]
    with pytest.raises(way.package.NotFoundError):
        _with_task(way, lambda task: task.wait())


def test_no_result(way: Way) -> None:
    """A task that is done and has not made what it should have is a wrong answer."""
    way.server.answers = said(_job("new"), _job("done"))
    with pytest.raises(
        way.package.ResponseValidationError, match="nothing at /job/moved"
    ):
        _with_task(way, lambda task: task.wait())


def test_whole_answer(way: Way) -> None:
    """Where the spec does not say what a task makes, the last answer is it; a parameter is found by itself."""
    way.server.answers = said(_job("new"), _job("done"))

    async def awaited(client: Any) -> Any:
        return await (await client.jobs.count())

    use = awaited if way.is_async else (lambda client: client.jobs.count().wait())
    assert way.run(use).job.state == "done"
    assert _methods(way)[1] == ("GET", "/jobs/7")


def test_cancel(way: Way) -> None:
    """A task can be cancelled where the spec says how, and only there."""
    way.server.answers = [*said(_job("new")), Answer(204, b"")]
    assert _with_task(way, lambda task: task.cancel()) is None
    assert _methods(way)[1] == ("DELETE", "/halls/a%2Fb/jobs/7")


def test_no_cancel(way: Way) -> None:
    """A handle cannot cancel where the spec does not say how."""
    way.server.answers = said(_job("new"))

    async def begun(client: Any) -> Any:
        return await client.jobs.count()

    task = way.run(begun if way.is_async else lambda client: client.jobs.count())
    assert hasattr(task, "wait")
    assert not hasattr(task, "cancel")


def test_token(way: Way) -> None:
    """A token finds the task again, without asking for anything before it is waited for."""
    way.server.answers = said(_job("new"))
    token = _with_task(way, lambda task: task.to_token())
    way.server.requests.clear()
    way.server.answers = said(_job("done", moved=MOVED))

    def resumed(client: Any) -> Any:
        task = client.jobs.resume_begin(token)
        assert (task.id, task.status, task.created) == (7, None, None)
        assert way.server.requests == []
        return task.wait()

    assert [each.id for each in way.run(resumed)] == [1]
    assert _methods(way) == [("GET", "/halls/a%2Fb/jobs/7")]


@pytest.mark.parametrize("token", ["", "x", "e30=", "bnVsbA==", "\u2603"])
def test_token_of_something_else(way: Way, token: str) -> None:
    """What is no token of the operation is refused."""
    with pytest.raises(ValueError, match="no token of a task"):
        way.run(lambda client: client.jobs.resume_begin(token))


def test_submitted(way: Way) -> None:
    """Where nothing is known by which a task could be asked for, there is only what the answer says; deprecation is told."""
    way.server.answers = said(_job("new"))
    with pytest.warns(DeprecationWarning, match="deprecates"):
        task = way.run(lambda client: client.jobs.drop())
    assert (task.id, task.status, task.created.job.number) == (7, "new", 7)
    assert not hasattr(task, "wait")


def test_raw(way: Way) -> None:
    """The raw twin answers with what begins the task, as it was received."""
    way.server.answers = said(_job("new"), status=202)
    assert way.run(lambda client: client.jobs.raw.begin(hall="a")).status == 202
