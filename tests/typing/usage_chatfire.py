"""Uses of the client of ChatFire; type checkers report the lines that are marked as wrong, and no others."""

from typing import assert_type

from chatfire import (
    OMIT,
    AsyncChatfire,
    Chatfire,
    CreateTaskRequestAspectRatio,
    CreateTaskResponse,
    HttpRequest,
    RateLimitError,
    RawResponse,
    Timeout,
)


def right(client: Chatfire, ratio: CreateTaskRequestAspectRatio) -> str:
    """Takes what the spec allows."""
    raw = client.jimeng_video.raw.create_task(
        model="seedream-3.0",
        prompt="A boat.",
        image_url="https://example.com/a.webp",
        aspect_ratio=ratio,
        cfg_scale=1,
        duration=OMIT,
        content_type="application/x-msgpack",
        timeout=Timeout(read=5),
        headers={"X-A": "b"},
    )
    task = raw.parse()
    assert_type(task, CreateTaskResponse)
    assert_type(task.code, int)
    return task.task_id


async def right_async(client: AsyncChatfire) -> bytes:
    """Awaits the same methods."""
    raw = await client.jimeng_video.raw.create_task(
        model="seedream-3.0",
        prompt="A boat.",
        image_url="https://example.com/a.webp",
        aspect_ratio="16:9",
        cfg_scale=0.5,
    )
    assert_type(raw, RawResponse[CreateTaskResponse])
    assert_type(raw.parse(), CreateTaskResponse)
    return raw.content


def wrong(client: Chatfire) -> None:
    """Takes what the spec does not allow."""
    create = client.jimeng_video.create_task
    # fmt: off
    create(model="m", prompt="p", image_url="u", aspect_ratio="2:1", cfg_scale=1)  # wrong: no such ratio
    create(model="m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale="1")  # wrong: no number
    create(model="m", prompt="p", image_url="u", aspect_ratio="1:1")  # wrong: cfg_scale is missing
    create(model="m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale=1, duration=6)  # wrong: no such duration
    create(model="m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale=1, duration=None)  # wrong: null is not allowed
    create(model="m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale=1, promt="p")  # wrong: no such argument
    create(model="m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale=1, content_type="text/plain")  # wrong: no such type
    create(model="m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale=1, timeout="5")  # wrong: no seconds
    create("m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale=1)  # wrong: arguments have names
    client.jimeng_video.create_tasks()  # wrong: no such method
    client.jimeng()  # wrong: no such service
    Chatfire(key="k")  # wrong: no such option
    Chatfire(api_key=7)  # wrong: no secret
    Chatfire(middleware=[late])  # wrong: a coroutine is no response
    client.with_options(retries=1)  # wrong: no such option
    # fmt: on


async def late(request: HttpRequest, call_next: object) -> None:
    """Is no middleware."""


async def wrong_async(client: AsyncChatfire, error: RateLimitError) -> None:
    """Forgets to await."""
    task = client.jimeng_video.create_task(
        model="m", prompt="p", image_url="u", aspect_ratio="1:1", cfg_scale=1
    )
    print(task.task_id)  # wrong: not awaited yet
    print((await task).taskid)  # wrong: no such property
    print(error.status + "")  # wrong: a number
