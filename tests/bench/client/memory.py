"""Prints how many kilobytes 10,000 calls leave behind, of those that Python knows of."""

import gc
import json
import tracemalloc

import bench
import httpx2

ORDER = {"name": "a thing", "size": 3, "kind": "a", "note": None}


def _answer(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json={"id": "t1", "title": "a"})


http = httpx2.Client(transport=httpx2.MockTransport(_answer))
client = bench.Bench(http_client=http)
for _ in range(500):  # what is made once
    client.things.make(**ORDER)
gc.collect()
tracemalloc.start()
before, _ = tracemalloc.get_traced_memory()
for _ in range(10_000):
    client.things.make(**ORDER)
gc.collect()
after, _ = tracemalloc.get_traced_memory()
print(json.dumps({"kilobytes": (after - before) / 1024}))
