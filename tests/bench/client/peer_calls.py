"""Prints what a call of openai-python costs over a bare one of httpx2, on the same transport, in microseconds."""

import json
import time

import httpx2
import openai

CALLS = 1000
ANSWER = {
    "id": "c1",
    "object": "chat.completion",
    "created": 1,
    "model": "m",
    "choices": [
        {
            "index": 0,
            "finish_reason": "stop",
            "message": {"role": "assistant", "content": "a"},
        }
    ],
}
ORDER = {"model": "m", "messages": [{"role": "user", "content": "a"}]}


def _answer(_: httpx2.Request) -> httpx2.Response:
    return httpx2.Response(200, json=ANSWER)


http = httpx2.Client(transport=httpx2.MockTransport(_answer))
client = openai.OpenAI(api_key="k", base_url="https://bench.example", http_client=http)


def bare() -> None:
    """A call of httpx2."""
    http.post("https://bench.example/chat/completions", json=ORDER).json()


def typed() -> None:
    """A call of openai-python."""
    client.chat.completions.create(**ORDER)


spent = {bare: 0.0, typed: 0.0}
for call in spent:
    call()
for number in range(CALLS * 2):
    call = (bare, typed)[number % 2]
    began = time.process_time()
    call()
    spent[call] += time.process_time() - began
print(json.dumps({"sync": (spent[typed] - spent[bare]) / CALLS * 1e6}))
