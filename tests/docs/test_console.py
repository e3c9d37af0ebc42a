"""The console on the page of an operation: what it sends, what it says of it, and what it keeps to itself."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.docs.browser import Visit, visit
from tests.docs.serving import allow, calls, serving
from tests.docs.site import TONGUES, site_of, words
from tests.loopback import Answer, Server, running_server

Json = dict[str, Any]

_TEXT = {"type": "string"}


def _parameter(name: str, place: str, schema: Json, **more: Any) -> Json:
    needed = {"required": True} if place == "path" else {}
    return {"name": name, "in": place, "schema": schema, **needed, **more}


_TASK = {
    "type": "object",
    "required": ["prompt"],
    "additionalProperties": False,
    "properties": {
        "prompt": {"type": "string", "minLength": 2, "maxLength": 20},
        "mode": {"enum": ["fast", "fine"]},
        "seed": {"type": "integer", "minimum": 0},
        "size": {
            "type": "object",
            "required": ["width"],
            "properties": {"width": {"type": "number", "multipleOf": 0.5}},
        },
        "tags": {"type": "array", "items": _TEXT, "maxItems": 2, "uniqueItems": True},
        "code": {"type": "string", "pattern": "^[a-z]+$"},
        "bomb": {"type": "string", "pattern": "^(a+)+$"},
        "by": {"anyOf": [{"type": "integer"}, {"type": "null"}]},
        "source": {
            "oneOf": [
                {
                    "type": "object",
                    "required": ["kind", need],
                    "properties": {"kind": {"const": kind}, need: _TEXT},
                }
                for kind, need in (("text", "prompt"), ("file", "id"))
            ]
        },
    },
}
_FORM = {
    "type": "object",
    "required": ["name", "file"],
    "properties": {
        "name": _TEXT,
        "count": {"type": "integer"},
        "labels": {"type": "array", "items": _TEXT},
        "file": {"type": "string", "format": "binary"},
    },
}


def _operation(name: str, **more: Any) -> Json:
    responses = {"200": {"description": "It."}}
    return {"operationId": name, "tags": ["tasks"], "responses": responses, **more}


def _body(media_type: str, schema: Json, **more: Any) -> Json:
    content = {media_type: {"schema": schema, **more}}
    return {"required": True, "content": content}


def _document(server: str) -> Json:
    example = {"prompt": "一只猫", "mode": "fast", "seed": 12345678901234567890}
    shown = [
        _parameter("id", "path", _TEXT, example="a/b"),
        _parameter("page", "query", {"type": "integer", "minimum": 1}),
        _parameter("tag", "query", {"type": "array", "items": _TEXT}),
        _parameter("sort", "query", {"enum": ["up", "down"]}),
        _parameter("any", "query", {}),
        _parameter("where", "query", {"type": "object"}, style="deepObject"),
        _parameter("X-Trace", "header", _TEXT),
        _parameter("theme", "cookie", _TEXT),
    ]
    ways: list[Json] = [
        {"token": []},
        {"key": []},
        {"login": []},
        {"link": []},
        {"cookie": []},
    ]
    return {
        "openapi": "3.1.0",
        "info": {"title": "Tasks", "version": "1"},
        "servers": [{"url": f"{server}/v1"}],
        "security": ways,
        "components": {
            "securitySchemes": {
                "token": {"type": "http", "scheme": "bearer"},
                "key": {"type": "apiKey", "in": "header", "name": "X-Key"},
                "login": {"type": "http", "scheme": "basic"},
                "link": {"type": "apiKey", "in": "query", "name": "key"},
                "cookie": {"type": "apiKey", "in": "cookie", "name": "sid"},
            }
        },
        "paths": {
            "/tasks": {
                "post": _operation(
                    "create",
                    requestBody=_body("application/json", _TASK, example=example),
                )
            },
            "/tasks/{id}": {
                "get": _operation("show", parameters=shown),
                "delete": _operation("remove", parameters=shown[:1]),
                "put": _operation(
                    "form",
                    parameters=shown[:1],
                    requestBody=_body(
                        "application/x-www-form-urlencoded",
                        {"type": "object", "properties": {"a": _TEXT, "b": _TEXT}},
                    ),
                ),
                "patch": _operation(
                    "upload",
                    parameters=shown[:1],
                    requestBody=_body("multipart/form-data", _FORM),
                ),
            },
        },
    }


@dataclass(frozen=True)
class Stage:
    """A server, the site of its document, and a browser to read that with."""

    server: Server
    site: Path
    chrome: Any


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory, chrome: Any) -> Iterator[Stage]:
    with running_server() as server:
        site = site_of(tmp_path_factory.mktemp("tasks"), _document(server.url))
        yield Stage(server, site, chrome)


@pytest.fixture
def stage(made: Stage) -> Stage:
    """The stage before anything was sent, with a server that lets pages call it."""
    made.server.requests.clear()
    allow(made.server, Answer(200, b'{"id":12345678901234567890,"ok":true,"none":[]}'))
    return made


@pytest.fixture
def found(stage: Stage) -> Iterator[Visit]:
    with visit(stage.chrome) as found:
        found.page.set_default_timeout(8000)
        yield found


def _try(stage: Stage, found: Visit, name: str, tongue: str = "en") -> Any:
    """The form of an operation's console, opened by the button."""
    found.open(stage.site / tongue / f"reference/tasks/{name}.html")
    found.page.locator(".try-open").click()
    form = found.page.locator("form.try")
    form.wait_for()
    return form


def _field(form: Any, name: str) -> Any:
    """The control of a parameter or of a field of a form."""
    return form.locator(f"label:has(code:text-is('{name}')) + *")


def _sent(form: Any) -> str:
    """Sends the request, and gives the answer as it is shown when it is complete."""
    form.locator(".send").click()
    form.locator(".answer-line").wait_for()
    form.locator(".try-send button:not(.send)").wait_for(state="hidden")
    return str(form.locator(".try-answer").inner_text())


def test_json(stage: Stage, found: Visit) -> None:
    """A body begins as the example, is sent as it was typed, and the answer is laid out without a digit lost."""
    form = _try(stage, found, "create")
    editor = form.locator(".try-body")
    assert json.loads(editor.input_value())["prompt"] == "一只猫"
    typed = '{"prompt": "视频 </script>",\n "seed": 12345678901234567891}'
    editor.fill(typed)
    shown = _sent(form)
    (received,) = calls(stage.server)
    assert (received.method, received.target) == ("POST", "/v1/tasks")
    assert received.headers["content-type"] == "application/json"
    assert received.body.decode() == typed
    assert shown.startswith("200 OK")
    assert " ms" in shown
    assert '{\n  "id": 12345678901234567890,\n  "ok": true,\n  "none": []\n}' in shown
    assert "content-type" in form.locator(".answer-headers").inner_html()
    assert found.said == []


# bodies, with the place, the word and the limit of what is wrong with them
_FAULTS: tuple[tuple[Any, str, str, Any], ...] = (
    ({}, "prompt", "check_required", ""),
    ({"prompt": "x"}, "prompt", "check_shortest", 2),
    ({"prompt": "猫" * 21}, "prompt", "check_longest", 20),
    ({"prompt": 1}, "prompt", "check_type", "string"),
    ({"prompt": "ab", "mode": "slow"}, "mode", "check_enum", '"fast", "fine"'),
    ({"prompt": "ab", "seed": -1}, "seed", "check_least", 0),
    ({"prompt": "ab", "seed": 1.5}, "seed", "check_type", "integer"),
    ({"prompt": "ab", "size": {}}, "size.width", "check_required", ""),
    ({"prompt": "ab", "size": {"width": 0.3}}, "size.width", "check_multiple", 0.5),
    ({"prompt": "ab", "tags": ["a", 1]}, "tags[1]", "check_type", "string"),
    ({"prompt": "ab", "tags": ["a", "a"]}, "tags", "check_unique", ""),
    ({"prompt": "ab", "tags": ["a", "b", "c"]}, "tags", "check_most_items", 2),
    ({"prompt": "ab", "code": "A"}, "code", "check_pattern", "^[a-z]+$"),
    ({"prompt": "ab", "more": 1}, "more", "check_unknown", ""),
    ({"prompt": "ab", "by": "me"}, "by", "check_type", "integer | null"),
    ({"prompt": "ab", "source": {"kind": "file"}}, "source.id", "check_required", ""),
    (
        {"prompt": "ab", "source": {"kind": "web"}},
        "source.kind",
        "check_enum",
        '"text", "file"',
    ),
    ({"prompt": "ab", "source": []}, "source", "check_type", "object"),
    ([], "", "check_type", "object"),
)


@pytest.mark.parametrize("tongue", TONGUES)
def test_checked_while_typed(stage: Stage, found: Visit, tongue: str) -> None:
    """What is wrong with a body is told while it is typed, with its place, in the language of the page."""
    form = _try(stage, found, "create", tongue)
    editor = form.locator(".try-body")
    told = form.locator(".fault span")
    for body, path, key, value in _FAULTS:
        editor.fill(json.dumps(body))
        said = words(tongue)[key].replace("{}", str(value))
        assert told.inner_text() == f"{path} {said}".strip()
        assert editor.get_attribute("aria-invalid") == "true"
    editor.fill('{"prompt": "ab", "by": null, "seed": 1.0, "size": {"width": 0.5}}')
    assert told.count() == 0
    assert editor.get_attribute("aria-invalid") == "false"


def test_patterns_that_take_for_ever(stage: Stage, found: Visit) -> None:
    """A pattern of the document that a machine could think over for years is not tried."""
    form = _try(stage, found, "create")
    form.locator(".try-body").fill(json.dumps({"prompt": "ab", "bomb": "a" * 40 + "!"}))
    assert form.locator(".fault span").count() == 0


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('{"prompt":\n ?}', "2:2"),
        ('{"a": 1,}', "1:9"),
        ("[1, [2, {}], }", "1:14"),
        ('"a\nb"', "1:1"),
        ('{"a" 1}', "1:6"),
        ("[01]", "1:3"),
        ("{} {}", "1:4"),
        ('{"a": [true', "1:12"),
    ],
)
def test_not_json(stage: Stage, found: Visit, text: str, place: str) -> None:
    """Where a body stops being JSON is told by line and column; it is sent only if that is wished a second time."""
    form = _try(stage, found, "create")
    form.locator(".try-body").fill(text)
    assert form.locator(".fault span").inner_text() == f"is not JSON from {place} on"
    button = form.locator(".send")
    button.click()
    assert button.inner_text() == "Send all the same (faults: 1)"
    assert calls(stage.server) == []
    _sent(form)
    assert calls(stage.server)[0].body == text.encode()


def test_parameters(stage: Stage, found: Visit) -> None:
    """Parameters are written where and how the document says; what is left empty is not sent."""
    form = _try(stage, found, "show")
    assert _field(form, "id").input_value() == "a/b"
    _field(form, "tag").fill("x y\n视频&")
    _field(form, "sort").select_option("down")
    _field(form, "where").fill('{"a": {"b": [1, "c"]}}')
    _field(form, "any").fill("01")
    _field(form, "X-Trace").fill("t1")
    address = form.locator(".try-line").inner_text()
    _sent(form)
    (received,) = calls(stage.server)
    assert received.target == (
        "/v1/tasks/a%2Fb?tag=x%20y&tag=%E8%A7%86%E9%A2%91%26&sort=down&any=01"
        "&where%5Ba%5D%5Bb%5D%5B0%5D=1&where%5Ba%5D%5Bb%5D%5B1%5D=c"
    )
    assert address == f"GET {stage.server.url}{received.target}"
    assert received.headers["x-trace"] == "t1"
    assert words("en")["cookie_note"] in form.inner_text()


def test_parameters_are_checked(stage: Stage, found: Visit) -> None:
    """A parameter is checked by its type; one that the path needs must be there."""
    form = _try(stage, found, "show")
    page = _field(form, "page")
    page.fill("0")
    assert "must be at least 1" in form.locator(".fault:not(:empty)").inner_text()
    page.fill("one")
    assert "must be integer" in form.locator(".fault:not(:empty)").inner_text()
    page.fill("2")
    assert form.locator(".fault:not(:empty)").count() == 0
    _field(form, "id").fill("..")
    form.locator(".send").click()
    assert calls(stage.server) == []
    assert found.page.evaluate("document.activeElement.value") == ".."


_WAYS = {
    "token": ({"Token": "abc"}, "authorization", "Bearer abc"),
    "key": ({"X-Key": "k1"}, "x-key", "k1"),
    "login": (
        {"User name": "me", "Password": "pw"},
        "authorization",
        "Basic bWU6cHc=",
    ),
}


@pytest.mark.parametrize("way", _WAYS)
def test_secrets_in_headers(stage: Stage, found: Visit, way: str) -> None:
    """A secret is sent as its scheme says, in the way that was chosen."""
    fields, header, value = _WAYS[way]
    form = _try(stage, found, "show")
    form.locator("select[aria-label=Authentication]").select_option(way)
    for label, text in fields.items():
        form.get_by_label(label).fill(text)
    _sent(form)
    assert calls(stage.server)[0].headers[header] == value


def test_secrets_in_the_query(stage: Stage, found: Visit) -> None:
    """A secret that belongs into the address is sent there, and not shown."""
    form = _try(stage, found, "show")
    form.locator("select[aria-label=Authentication]").select_option("link")
    form.locator("input[type=password]:visible").fill("a&b")
    assert form.locator(".try-line").inner_text().endswith("?key=•••")
    _sent(form)
    assert calls(stage.server)[0].target == "/v1/tasks/a%2Fb?key=a%26b"


def test_secrets_stay(stage: Stage, found: Visit) -> None:
    """A secret stands in the session of its tab and nowhere else: no storage, address, cookie or attribute has it."""
    form = _try(stage, found, "show")
    token = form.get_by_label("Token")
    assert token.get_attribute("type") == "password"
    token.fill("s3cret")
    _sent(form)
    where = found.page.evaluate("""() => ({
            local: JSON.stringify(localStorage), url: location.href, cookie: document.cookie,
            page: document.documentElement.outerHTML, session: JSON.stringify(sessionStorage),
        })""")
    assert [key for key, text in where.items() if "s3cret" in text] == ["session"]
    again = _try(stage, found, "remove")
    assert again.get_by_label("Token").input_value() == "s3cret"
    assert [each for each in found.asked if "s3cret" in each] == []


def test_cookies_cannot_be_sent(stage: Stage, found: Visit) -> None:
    """That a page cannot send a secret in a cookie is said, and no field asks for it."""
    form = _try(stage, found, "show")
    form.locator("select[aria-label=Authentication]").select_option("cookie")
    assert form.locator("input[type=password]:visible").count() == 0
    assert (
        words("en")["cookie_note"]
        in form.get_by_role("group", name="Authentication").inner_text()
    )


def test_delete_asks_once_more(stage: Stage, found: Visit) -> None:
    """What deletes is sent at the second click, unless something was changed in between."""
    form = _try(stage, found, "remove")
    button = form.locator(".send")
    button.click()
    assert button.inner_text() == "Really send DELETE"
    _field(form, "id").fill("t1")
    assert button.inner_text() == "Send"
    button.click()
    assert calls(stage.server) == []
    _sent(form)
    assert [each.method for each in calls(stage.server)] == ["DELETE"]


def test_urlencoded(stage: Stage, found: Visit) -> None:
    """A form is sent as its fields, but for those that are empty."""
    form = _try(stage, found, "form")
    _field(form, "a").fill("1 & 视频")
    _sent(form)
    (received,) = calls(stage.server)
    assert received.headers["content-type"] == "application/x-www-form-urlencoded"
    assert received.body == b"a=1%20%26%20%E8%A7%86%E9%A2%91"


def test_multipart(stage: Stage, found: Visit, tmp_path: Path) -> None:
    """A form with a file is sent in parts: the bytes of the file, and text that is no file."""
    file = tmp_path / "猫.bin"
    file.write_bytes(b"\x00\xff\r\n--")
    form = _try(stage, found, "upload")
    _field(form, "name").fill("n")
    _field(form, "labels").fill("l1\nl2")
    form.locator("input[type=file]").set_input_files(file)
    _sent(form)
    (received,) = calls(stage.server)
    kind, _, boundary = received.headers["content-type"].partition("; boundary=")
    assert kind == "multipart/form-data"
    parts = received.body.split(f"--{boundary}".encode())[1:-1]
    said = [part.strip(b"\r\n").partition(b"\r\n\r\n") for part in parts]
    disposition = "Content-Disposition: form-data; name="
    assert [(head.decode(), body) for head, _, body in said] == [
        (f'{disposition}"name"', b"n"),
        (f'{disposition}"labels"', b"l1"),
        (f'{disposition}"labels"', b"l2"),
        (
            f'{disposition}"file"; filename="猫.bin"\r\nContent-Type: application/octet-stream',
            b"\x00\xff\r\n--",
        ),
    ]


def test_servers(stage: Stage, found: Visit) -> None:
    """A request goes to a server of the document, or to one on the reader's machine; no other can be typed."""
    form = _try(stage, found, "show")
    pick = form.get_by_label("Server", exact=True)
    assert pick.locator("option").all_inner_texts() == [
        f"{stage.server.url}/v1",
        "On this machine",
    ]
    pick.select_option("")
    local = form.locator("input[type=url]")
    for refused in (
        "https://evil.example",
        "http://localhost.evil.example",
        "http://localhost@evil.example",
        "javascript:1",
        "file:///etc",
    ):
        local.fill(refused)
        form.locator(".send").click()
        assert "must be like" in form.locator(".fault:not(:empty)").inner_text()
    port = stage.server.url.rpartition(":")[2]
    local.fill(f"http://localhost:{port}/mock")
    _sent(form)
    assert calls(stage.server)[0].target == "/mock/tasks/a%2Fb"
    again = _try(stage, found, "remove")
    assert (
        again.locator("input[type=url]").input_value()
        == f"http://localhost:{port}/mock"
    )


@pytest.mark.parametrize("tongue", TONGUES)
def test_cors(stage: Stage, found: Visit, tongue: str) -> None:
    """If the browser may not read the answer, that is explained, beside the command that does the same."""
    stage.server.reply = None
    form = _try(stage, found, "create", tongue)
    form.locator(".send").click()
    form.locator(".answer-failure").wait_for()
    assert (
        form.locator(".answer-failure").inner_text() == words(tongue)["try_unreachable"]
    )
    sample = form.locator(".try-answer pre code").inner_text()
    assert (
        sample == found.page.locator("[data-tab=shell] pre code").first.text_content()
    )
    assert sample.startswith("curl ")


def test_stream_and_cancel(stage: Stage, found: Visit) -> None:
    """What comes bit by bit is shown as it comes, until it is cancelled."""
    first, rest = b"data: one\n\n", b"data: two\n\n"
    allow(
        stage.server,
        Answer(200, first + rest, {"Content-Type": "text/event-stream"}, stall=True),
    )
    form = _try(stage, found, "show")
    form.locator(".send").click()
    form.locator("pre", has_text="data: one").wait_for()
    assert "two" not in form.inner_text()
    form.get_by_role("button", name="Cancel").click()
    form.get_by_text("Cancelled").wait_for()
    assert found.page.evaluate("document.activeElement.className") == "send"


def test_bytes_are_offered(stage: Stage, found: Visit, tmp_path: Path) -> None:
    """An answer that is no text can be downloaded, byte for byte."""
    body = bytes(range(256))
    allow(stage.server, Answer(200, body, {"Content-Type": "image/png"}))
    form = _try(stage, found, "show")
    _sent(form)
    with found.page.expect_download() as download:
        form.locator(".download").click()
    assert download.value.suggested_filename == "answer.png"
    download.value.save_as(tmp_path / "got")
    assert (tmp_path / "got").read_bytes() == body


def test_hostile_answers(stage: Stage, found: Visit) -> None:
    """Markup in an answer is text: nothing of it runs."""
    evil = "<img src=x onerror=alert(1)><script>alert(1)</script>"
    for kind, body in (
        ("text/html", evil),
        ("application/json", json.dumps({evil: evil})),
    ):
        allow(
            stage.server,
            Answer(200, body.encode(), {"Content-Type": kind, "X-Evil": evil}),
        )
        form = _try(stage, found, "show")
        _sent(form)
        assert evil in form.locator(".try-answer pre").inner_text()
        assert form.locator("img, script").count() == 0
    assert found.dialogs == []


def test_over_http(stage: Stage) -> None:
    """A site that is served calls its API as well as one that is read from disk."""
    with serving(stage.site) as url, visit(stage.chrome) as found:
        found.page.goto(f"{url}/en/reference/tasks/show.html")
        found.page.locator(".try-open").click()
        assert _sent(found.page.locator("form.try")).startswith("200")
        # browsers wish that every secret had the name of a user beside it
        assert [each for each in found.said if not each.startswith("[DOM]")] == []


def test_by_keyboard(stage: Stage, found: Visit) -> None:
    """The console is opened, filled in and sent by keyboard alone."""
    found.open(stage.site / "en/reference/tasks/remove.html")
    keyboard = found.page.keyboard
    found.page.locator(".try-open").focus()
    keyboard.press("Enter")
    found.page.locator(".try :focus").wait_for()
    for _ in range(3):
        keyboard.press("Tab")
    keyboard.press("Control+a")
    keyboard.type("t9")
    keyboard.press("Enter")
    keyboard.press("Enter")
    found.page.locator(".answer-line").wait_for()
    assert calls(stage.server)[0].target == "/v1/tasks/t9"
