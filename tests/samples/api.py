"""An API whose requests hold every character and value that a generator of code can get wrong."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import quote

import ormsgpack

from tests.samples.recorder import Answer, Recorder

SECRET = "s3cr3t'\"$HOME`id`\\n%s"  # noqa: S105 - made up

TRAPS = (
    "' \" ''' \"\"\" ` \\ \\n \\u0041 \\' $HOME $(id) `id` ${x} #{x} {x} %s %n %% ! !! "
    "</script> <!-- --> */ /* // # -- @file ?? ??/ ]]> |}  => \t \n \r \r\n \x01 \x0b \x0c \x1b[31m \x7f \x85 "
    "\xa0 \u2028 \u2029 \u200b \u202e \ufeff \U000e0001 中文 即梦 🎬 👨‍👩‍👧 é e\u0301 \\"
)
_ASCII_TRAPS = "a' \" ''' \"\"\" ` \\ \\n $HOME $(id) `id` ${x} #{x} {x} %s ! </script> */ //, ;=? \t @z\\"

BODY = {
    "text": TRAPS,
    "nul": "a\0b",
    "edge": "\n",
    TRAPS: "a key",
    "__proto__": {"polluted": True, "__proto__": "twice"},
    "constructor": 1,
    "": "an empty key",
    "numbers": [0, -1, 42, -(2**53), 2**53, 0.5, -0.25, 1e-7, 1e22, 1.7e308, 1.0],
    "words": [True, False, None, "true", "null", "1"],
    "nested": [[1, [2, [3]]], {"a": {"b": [{"c": TRAPS}]}}],
    "empty": {"list": [], "object": {}, "text": "", "lists": [[], [[]]]},
}
LONG = {"id": 2**53 + 1, "ids": [-(2**63), {"id": 2**64}], "text": TRAPS}
TEXT = "plain ' \" \\ $HOME `id` $(id) ${x} #{x} %s 中文 🎬 </script>\n\n\ttwo\n"


FILE = bytes(range(256)) * 5 + b"\r\n--boundary\r\n"
"""What is in every file that samples read."""
FILES = ("example.bin", "example.png")


@dataclass(frozen=True, slots=True)
class Sent:
    """A part of a form as it reaches the server, with the media type that is said of it, if one is."""

    name: str
    content: bytes
    file: str | None = None
    media_type: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """An operation of the API, and the request that each of its samples has to send.

    A body is a JSON value, the list of fields of a form, the `Sent` parts of one, or bytes.
    """

    method: str
    path: str
    detail: Mapping[str, Any]
    sent_path: str
    query: tuple[tuple[str, str], ...] = ()
    headers: Mapping[str, str] = field(default_factory=dict)
    body: Any = None


def _call(method: str, name: str, *, body: Any = None, **detail: Any) -> Call:
    path = f"/{name}"
    secret = {} if "security" in detail else {"authorization": f"Bearer {SECRET}"}
    told = {**detail, **({} if body is None else _json(body))}
    kind = {} if body is None else {"content-type": "application/json"}
    return Call(method, path, told, path, (), secret | kind, body)


def _json(example: Any, media_type: str = "application/json") -> dict[str, Any]:
    return {"requestBody": {"content": {media_type: {"example": example}}}}


def _parameter(place: str, name: str, example: Any) -> dict[str, Any]:
    return {
        "name": name,
        "in": place,
        "required": True,
        "schema": {},
        "example": example,
    }


_EVERYTHING = Call(
    "post",
    "/all/视频 'a'/{id}/{ids}",
    {
        "parameters": [
            _parameter("path", "id", TRAPS),
            _parameter("path", "ids", ["../a", 1, True]),
            _parameter("query", "q", TRAPS),
            _parameter("query", "'$(id)`&=[]", ["a,b", "&c=d", -1.5, False]),
            _parameter("header", "X-Traps", _ASCII_TRAPS),
            _parameter("header", "X-List", [1, 2.0, "three"]),
        ],
        **_json(BODY),
    },
    f"/all/{quote('视频')}%20'a'/{quote(TRAPS, safe='')}/..%2Fa,1,true",
    (
        ("q", TRAPS),
        *(("'$(id)`&=[]", each) for each in ("a,b", "&c=d", "-1.5", "false")),
    ),
    {
        "authorization": f"Bearer {SECRET}",
        "content-type": "application/json",
        "x-traps": _ASCII_TRAPS,
        "x-list": "1,2,three",
    },
    BODY,
)

_KEYS = Call(
    "post",
    "/keys",
    {
        "security": [{"inQuery": [], "inHeader": [], "inCookie": []}],
        "parameters": [
            _parameter("query", "a", "b c"),
            _parameter("cookie", "flavour", "a b;'"),
        ],
    },
    "/keys",
    (("a", "b c"), ("k'$(id)", "query-secret")),
    {"x-$home`id`'!": SECRET, "cookie": f"flavour=a%20b%3B%27; session={SECRET}"},
)

_STYLES = Call(
    "get",
    "/styles/{label}/{matrix}",
    {
        "security": [],
        "parameters": [
            {**_parameter("path", "label", ["a.b", "c"]), "style": "label"},
            {
                **_parameter("path", "matrix", {"x": 1, "y": ""}),
                "style": "matrix",
                "explode": True,
            },
            {**_parameter("query", "list", ["a,b", None, "c"]), "explode": False},
            {**_parameter("query", "piped", ["a", "b"]), "style": "pipeDelimited"},
            {
                **_parameter("query", "deep", {"a": [1], "b": "&"}),
                "style": "deepObject",
            },
            {**_parameter("query", "open", "a/b?&"), "allowReserved": True},
            {
                "name": "json",
                "in": "query",
                "required": True,
                "content": {"application/json": {"example": {"a": "é"}}},
            },
            _parameter("header", "X-Object", {"a": 1, "b": 2}),
            {**_parameter("cookie", "cookies", ["a b", "c"]), "explode": True},
        ],
    },
    "/styles/.a.b,c/;x=1;y",
    (
        ("list", "a,b,c"),
        ("piped", "a|b"),
        ("deep[a][0]", "1"),
        ("deep[b]", "&"),
        ("open", "a/b?&"),
        ("json", '{"a":"é"}'),
    ),
    {"x-object": "a,1,b,2", "cookie": "cookies=a%20b; cookies=c"},
)

_FORM = {
    "type": "object",
    "required": ["file"],
    "properties": {
        "file": {"type": "string", "format": "binary"},
        "it's $HOME": {"type": "string"},
        "meta": {"type": "object"},
        "tags": {"type": "array", "items": {"type": "string"}},
    },
}
_ANSWERS_BYTES = {
    "200": {"description": "fine", "content": {"application/octet-stream": {}}}
}
_ANSWERS_EVENTS = {
    "200": {
        "description": "fine",
        "content": {"text/event-stream": {"schema": {"type": "integer"}}},
    }
}


def _parts(name: str, example: Any, *parts: Sent) -> Call:
    content = {
        "schema": _FORM,
        "example": example,
        "encoding": {"file": {"contentType": "image/*, video/mp4"}},
    }
    told = {
        "security": [],
        "requestBody": {"content": {"multipart/form-data": content}},
    }
    file = Sent("file", FILE, "example.png", "image/png")
    return Call("post", f"/{name}", told, f"/{name}", body=[file, *parts])


_META = {"a": [1, "b;\"'\\ $HOME"], "é": None}
_META_TEXT = b'{"a":[1,"b;\\"\'\\\\ $HOME"],"\xc3\xa9":null}'
_PACKED = {"text": TEXT, "list": [1, -5, 2.5, None, True], "long": 2**53}


def _bytes(name: str, media_type: str, body: bytes, told: dict[str, Any]) -> Call:
    security: dict[str, Any] = {"security": []}
    kind = {"content-type": media_type}
    return Call("put", f"/{name}", security | told, f"/{name}", (), kind, body)


CALLS: Mapping[str, Call] = {
    "parts": _parts("parts", {"it's $HOME": TEXT}, Sent("it's $HOME", TEXT.encode())),
    "typed": _parts(
        "typed",
        {"tags": ["a b", "c"], "meta": _META},
        Sent("tags", b"a b"),
        Sent("tags", b"c"),
        Sent("meta", _META_TEXT, None, "application/json"),
    ),
    "file": _bytes(
        "file",
        "application/x-thing",
        FILE,
        {"requestBody": {"content": {"application/x-thing": {}}}},
    ),
    "packed": _bytes(
        "packed",
        "application/x-msgpack",
        ormsgpack.packb(_PACKED),
        _json(_PACKED, "application/x-msgpack"),
    ),
    "controls": _bytes(
        "controls",
        "text/plain",
        ("\0" + TRAPS).encode(),
        _json("\0" + TRAPS, "text/plain"),
    ),
    "styles": _STYLES,
    "everything": _EVERYTHING,
    "keys": _KEYS,
    "long": _call("put", "long", body=LONG),
    "bare": _call("get", "bare", security=[]),
    "delete": _call("delete", "delete"),
    "head": _call("head", "head"),
    "text": Call(
        "post",
        "/text",
        {"security": [], **_json(TEXT, "text/plain; charset=utf-8")},
        "/text",
        headers={"content-type": "text/plain; charset=utf-8"},
        body=TEXT.encode(),
    ),
    "form": Call(
        "post",
        "/form",
        {
            "security": [],
            **_json(
                {"a b": TEXT, "n": [1, 2], "o": {"p": None}, "none": None},
                "application/x-www-form-urlencoded",
            ),
        },
        "/form",
        headers={"content-type": "application/x-www-form-urlencoded"},
        body=[("a b", TEXT), ("n", "1"), ("n", "2"), ("o", '{"p":null}')],
    ),
    "null": Call(
        "patch",
        "/null",
        {"security": [], **_json(None, "application/merge-patch+json")},
        "/null",
        headers={"content-type": "application/merge-patch+json"},
        body=b"null",
    ),
    **{
        name: _call("post", name, body=body)
        for name, body in {
            "empty-list": [],
            "empty-object": {},
            "empty-text": "",
            "false": False,
            "zero": 0,
        }.items()
    },
}

TEXT_ANSWER = "中文 and 🎬\nin two lines"
ANSWERS = {
    "/bare": Answer(200, "text/plain; charset=utf-8", TEXT_ANSWER.encode()),
    "/download": Answer(200, "application/octet-stream", FILE),
    "/events": Answer(200, "text/event-stream", b"data: 1\n\n", b"data: 2\n\n"),
    "/delete": Answer(204, "text/plain", b""),
    "/fails": Answer(422, "application/json", b'{"error":"no such model"}'),
    "/breaks": Answer(503, "text/html", b"<h1>down</h1>"),
}
_ANSWERED = {
    "download": Call(
        "get", "/download", {"security": [], "responses": _ANSWERS_BYTES}, "/download"
    ),
    "events": Call(
        "get", "/events", {"security": [], "responses": _ANSWERS_EVENTS}, "/events"
    ),
}
_FAILING = {
    "fails": _call("post", "fails", body={"a": 1}),
    "breaks": _call("get", "breaks"),
}


def write_spec(file: Path, recorder: Recorder) -> None:
    """Writes the API's document, with `recorder` as its server."""
    recorder.answers.update(ANSWERS)
    paths: dict[str, Any] = {}
    for name, call in {**CALLS, **_ANSWERED, **_FAILING}.items():
        operation = {"operationId": name, "tags": ["traps"], **call.detail}
        operation.setdefault("responses", {"200": {"description": "fine"}})
        paths[call.path] = {call.method: operation}
    document = {
        "openapi": "3.1.0",
        "info": {"title": TRAPS, "version": "1"},
        "servers": [{"url": recorder.url}],
        "security": [{"bearer": []}],
        "paths": paths,
        "components": {
            "securitySchemes": {
                "bearer": {"type": "http", "scheme": "bearer"},
                "inQuery": {"type": "apiKey", "in": "query", "name": "k'$(id)"},
                "inHeader": {"type": "apiKey", "in": "header", "name": "X-$HOME`id`'!"},
                "inCookie": {"type": "apiKey", "in": "cookie", "name": "session"},
            }
        },
    }
    file.write_text(json.dumps(document), "utf-8")
