"""Prints how much longer the generated client decodes 2,000 objects than pydantic by itself, as a ratio."""

import gc
import json
import time

import bench
import httpx2
from pydantic import BaseModel, TypeAdapter

ROUNDS = 20
THING = {
    "id": "thing-0001",
    "title": "A thing among things",
    "text": "x" * 190,
    "count": 12345,
    "share": 0.625,
    "is_open": True,
    "tags": ["one", "two", "three"],
    "owner": {"name": "somebody", "email": None},
    "state": "new",
}
CONTENT = json.dumps([THING] * 2000).encode()


class Owner(BaseModel):
    """As plain as it can be written by hand."""

    name: str
    email: str | None = None


class Thing(BaseModel):
    """As plain as it can be written by hand."""

    id: str | None = None
    title: str | None = None
    text: str | None = None
    count: int | None = None
    share: float | None = None
    is_open: bool | None = None
    tags: list[str] | None = None
    owner: Owner | None = None
    state: str | None = None


def _answer(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(
        200, content=CONTENT, headers={"content-type": "application/json"}
    )


http = httpx2.Client(transport=httpx2.MockTransport(_answer))
raw = bench.Bench(http_client=http).things.raw.list()
alone = TypeAdapter(list[Thing])
spent = {"ours": 0.0, "alone": 0.0}
# both make as many objects, and it would go off in one of them each time
gc.disable()
raw.parse(), alone.validate_json(CONTENT)
for _ in range(ROUNDS):
    began = time.process_time()
    raw.parse()
    middle = time.process_time()
    alone.validate_json(CONTENT)
    spent["ours"] += middle - began
    spent["alone"] += time.process_time() - middle
print(json.dumps({"ratio": spent["ours"] / spent["alone"]}))
