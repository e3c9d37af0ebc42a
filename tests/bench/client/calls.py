"""Prints what a call of the generated client costs over a bare one of httpx2, on the same transport, in microseconds."""

import asyncio
import json
import time

import bench
import httpx2

CALLS = 3000
ANSWER = {"id": "t1", "title": "a", "count": 3, "state": "new", "owner": {"name": "x"}}
ORDER = {"name": "a thing", "size": 3, "kind": "a", "note": None}


def _answer(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json=ANSWER)


def _sync() -> float:
    http = httpx2.Client(transport=httpx2.MockTransport(_answer))
    client = bench.Bench(http_client=http)

    def bare() -> None:
        http.post("https://bench.example/things", json=ORDER).json()

    def typed() -> None:
        client.things.make(**ORDER)

    spent = {bare: 0.0, typed: 0.0}
    for call in spent:
        call()
    for number in range(CALLS * 2):  # in turn, so that both have the same luck
        call = (bare, typed)[number % 2]
        began = time.process_time()
        call()
        spent[call] += time.process_time() - began
    return (spent[typed] - spent[bare]) / CALLS * 1e6


async def _async() -> float:
    http = httpx2.AsyncClient(transport=httpx2.MockTransport(_answer))
    client = bench.AsyncBench(http_client=http)

    async def bare() -> None:
        (await http.post("https://bench.example/things", json=ORDER)).json()

    async def typed() -> None:
        await client.things.make(**ORDER)

    spent = {bare: 0.0, typed: 0.0}
    for call in spent:
        await call()
    for number in range(CALLS * 2):
        call = (bare, typed)[number % 2]
        began = time.process_time()
        await call()
        spent[call] += time.process_time() - began
    return (spent[typed] - spent[bare]) / CALLS * 1e6


print(json.dumps({"sync": _sync(), "async": asyncio.run(_async())}))
