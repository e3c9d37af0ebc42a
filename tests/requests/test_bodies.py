"""What the bodies of a generated client come to on the wire."""

import io
import json
from email import message_from_bytes, policy
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl

import pytest

from tests.loopback import Answer, Received
from tests.requests.conftest import Caller, Generated


def parts(request: Received) -> list[tuple[Any, ...]]:
    """The name, the file's name, the media type and the content of each part."""
    head = f"Content-Type: {request.headers['content-type']}\r\n\r\n".encode()
    message = message_from_bytes(head + request.body, policy=policy.HTTP)
    assert not message.defects
    return [
        (
            part.get_param("name", header="content-disposition"),
            part.get_filename(),
            part["content-type"] and part.get_content_type(),
            part.get_payload(decode=True),
        )
        for part in message.iter_parts()
    ]


def test_form(depot: Caller) -> None:
    """A form is flattened into arguments, and each is written as its encoding says."""
    sent = depot.sent(
        "bodies",
        "form",
        name="a b&",
        count=3,
        tags=["x", "y"],
        joined=["p", "q,"],
        color={"R": 1},
        deep={"from": 1},
        quoted="é",
    )
    assert sent.headers["content-type"] == "application/x-www-form-urlencoded"
    assert b"joined=p,q%2C&" in sent.body
    assert parse_qsl(sent.body.decode(), strict_parsing=True) == [
        ("name", "a b&"),
        ("count", "3"),
        ("tags", "x"),
        ("tags", "y"),
        ("joined", "p,q,"),
        ("color", '{"R":1}'),
        ("deep[from]", "1"),
        ("quoted", '"é"'),
    ]


def test_upload(depot: Caller, tmp_path: Path) -> None:
    """An upload takes files in all their forms beside its other fields."""
    path = tmp_path / "sea.jpeg"
    path.write_bytes(b"\xff\xd8")
    sent = depot.sent(
        "bodies",
        "upload",
        picture=path,
        pages=[b"1", io.BytesIO(b"2"), ("c.txt", b"3"), ("d", path, "x/y")],
        title="é",
        tags=["x", "y"],
        color={"R": 1},
        note="*n*",
        deep={"marks": [4]},
    )
    assert b"X-Kind: photo\r\n" in sent.body
    assert b"Content-Type: text/markdown; charset=utf-8\r\n" in sent.body
    assert parts(sent) == [
        ("picture", "sea.jpeg", "image/jpeg", b"\xff\xd8"),
        ("pages", "pages", "application/octet-stream", b"1"),
        ("pages", "pages", "application/octet-stream", b"2"),
        ("pages", "c.txt", "text/plain", b"3"),
        ("pages", "d", "x/y", b"\xff\xd8"),
        ("title", None, None, "é".encode()),
        ("tags", None, None, b"x"),
        ("tags", None, None, b"y"),
        ("color", None, "application/json", b'{"R":1}'),
        ("note", None, "text/markdown", b"*n*"),
        ("deep[marks][0]", None, None, b"4"),
    ]


def test_open_form(depot: Caller) -> None:
    """Where the spec leaves the fields open, the whole body is one argument."""
    sent = depot.sent("bodies", "upload_freely", body={"a": b"\xff", "b": {"c": 1}})
    assert parts(sent) == [
        ("a", "a", "application/octet-stream", b"\xff"),
        ("b", None, "application/json", b'{"c":1}'),
    ]
    assert depot.sent("bodies", "upload_freely").body == b""


def test_binary(depot: Caller, tmp_path: Path) -> None:
    """Bytes, a path or a stream are sent as they are."""
    path = tmp_path / "a"
    path.write_bytes(b"\0a")
    for body in (b"\0a", path, io.BytesIO(b"\0a")):
        sent = depot.sent("bodies", "put_binary", body=body)
        assert sent.body == b"\0a"
        assert sent.headers["content-type"] == "application/octet-stream"
        assert sent.headers["content-length"] == "2"


def test_ranges(depot: Caller) -> None:
    """Of a range of media types the caller chooses one; where everything goes, JSON is usual."""
    sent = depot.sent("bodies", "put_picture", body=b"P", content_type="image/png")
    assert (sent.headers["content-type"], sent.body) == ("image/png", b"P")
    with pytest.raises(depot.generated.package.RequestValidationError):
        depot("bodies", "put_picture", body=b"P", content_type="text/plain")
    sent = depot.sent("bodies", "put_anything", r=1)
    assert (sent.headers["content-type"], sent.body) == ("application/json", b'{"R":1}')
    form = "application/x-www-form-urlencoded"
    sent = depot.sent("bodies", "put_anything", r=1, content_type=form)
    assert (sent.headers["content-type"], sent.body) == (form, b"R=1")


def test_text(depot: Caller) -> None:
    """Text and XML are strings."""
    sent = depot.sent("bodies", "put_text", body="é")
    assert (sent.headers["content-type"], sent.body) == ("text/plain", "é".encode())
    sent = depot.sent("bodies", "put_xml", body="<a/>")
    assert (sent.headers["content-type"], sent.body) == ("application/xml", b"<a/>")


def test_several(depot: Caller) -> None:
    """One body goes in each of the media types that the operation takes."""
    given: dict[str, Any] = {"from_": 1, "marks": [2, 3]}
    sent = depot.sent("bodies", "put_several", **given)
    assert json.loads(sent.body) == {"from": 1, "marks": [2, 3]}
    form = "application/x-www-form-urlencoded"
    sent = depot.sent("bodies", "put_several", **given, content_type=form)
    assert sent.body == b"from=1&marks=2&marks=3"
    multipart = "multipart/form-data"
    sent = depot.sent("bodies", "put_several", **given, content_type=multipart)
    assert [each[0] for each in parts(sent)] == ["from", "marks", "marks"]


def test_parameters_of_media_types(depot: Caller) -> None:
    """JSON is JSON, whatever its media type adds to that."""
    sent = depot.sent("bodies", "put_vendor", to=2)
    assert (
        sent.headers["content-type"] == "application/vnd.depot.v2+json; charset=utf-8"
    )
    assert sent.body == b'{"to":2}'


JSON = {"Content-Type": "application/json"}


def test_answers(depot: Caller) -> None:
    """An answer is read by its media type, and is nothing where the spec allows that."""
    depot.server.answers = [
        Answer(200, b'{"R":1}', {"Content-Type": "Application/JSON"})
    ]
    assert depot("answers", "get_json").r == 1
    depot.server.answers = [Answer(200, b'{"R":1}', JSON)]
    assert depot("answers", "get_either").r == 1
    assert depot("answers", "get_any").r == 1
    assert depot("answers", "head_either") is None
    latin = {"Content-Type": "text/csv; charset=iso-8859-1"}
    depot.server.answers = [Answer(200, b"\xe9,b", latin)]
    assert depot("answers", "get_either") == "é,b"
    depot.server.answers = [Answer(200, b"%PDF", {"Content-Type": "application/pdf"})]
    assert depot("answers", "get_either") == b"%PDF"
    for status in (202, 204):
        depot.server.answers = [Answer(status, b"", {})]
        assert depot("answers", "get_either") is None


@pytest.mark.parametrize("media_type", ["text/csv", "application/json", "image/png"])
def test_files(depot: Caller, media_type: str) -> None:
    """What is declared as bytes is handed on as it came, whatever the server calls it."""
    depot.server.answers = [Answer(200, b'{"a":1}', {"Content-Type": media_type})]
    assert depot("answers", "get_file") == b'{"a":1}'


def test_xml_answers(depot: Caller) -> None:
    """XML is text."""
    depot.server.answers = [Answer(200, b"<a/>", {"Content-Type": "text/xml"})]
    assert depot("answers", "get_xml") == "<a/>"


def test_empty_answers(depot: Caller) -> None:
    """An empty answer where the spec has only bodies is an error."""
    depot.server.answers = [Answer(200, b"", JSON)]
    with pytest.raises(depot.generated.package.ResponseValidationError):
        depot("answers", "get_json")


def test_headers_of_answers(generated: Generated, depot: Caller) -> None:
    """The headers of an answer are on the raw response, by name in any case."""
    depot.server.answers = [Answer(200, b"{}", {**JSON, "X-Left": "5"})]
    with generated.package.Depot(base_url=depot.server.url) as client:
        raw = client.answers.raw.get_json()
    assert raw.headers["x-left"] == "5"


def test_typed_errors(depot: Caller) -> None:
    """The body of an error is the model that the spec declares for its status, or plain if it is not like that."""
    package = depot.generated.package
    problem = {"Content-Type": "application/problem+json"}
    depot.server.answers = [
        Answer(404, b'{"code":1,"message":"gone","new":2}', problem)
    ]
    with pytest.raises(package.NotFoundError, match="gone") as caught:
        depot("answers", "get_json")
    assert isinstance(caught.value.body, package.Fault)
    assert caught.value.body.code == 1
    plain: dict[int, tuple[bytes, Any]] = {
        404: (b'{"code":"x"}', {"code": "x"}),
        418: (b"{", "{"),
        500: (b'["a"]', ["a"]),
        502: (b'{"other":1}', {"other": 1}),
        503: (b"", None),
    }
    for status, (body, told) in plain.items():
        depot.server.answers = [Answer(status, body, JSON)]
        with pytest.raises(package.StatusError) as caught:
            depot("answers", "get_json")
        assert caught.value.body == told


def test_nameless_operations(depot: Caller) -> None:
    """An operation without an id is called by its method and path."""
    assert depot.sent("answers", "get_nameless_id", id="a").target == "/nameless/a"


def test_webhooks(generated: Generated) -> None:
    """Each webhook and each callback has a parser, which reads leniently and tells what is wrong."""
    from depot import PayloadValidationError, webhooks  # type: ignore[import-not-found]  # generated

    fault = webhooks.parse_faulty(b'{"code":1,"new":2}')
    assert (type(fault).__name__, fault.code) == ("Fault", 1)
    assert webhooks.parse_faulty("down", content_type="text/plain") == "down"
    assert webhooks.parse_subscribe_painted('{"R":255}').r == 255
    with pytest.raises(PayloadValidationError, match="faulty") as caught:
        webhooks.parse_faulty(b'{"reason":"x"}')
    assert [each.pointer for each in caught.value.violations] == ["/code"]
    assert caught.value.content == b'{"reason":"x"}'
    for body, media_type in ((b"{", "application/json"), (b"", "image/png")):
        with pytest.raises(PayloadValidationError):
            webhooks.parse_faulty(body, content_type=media_type)
    said = generated.outcome.err
    assert "note[webhook-without-body]" in said
    assert "note[links-unexpressed]" in said


def test_no_webhooks(generated: Generated) -> None:
    """The module of webhooks is only there if the API has some."""
    assert (generated.folder / "depot/webhooks.py").is_file()
    committed = Path(__file__).parents[2] / "generated/chatfire/python/chatfire"
    assert not (committed / "webhooks.py").exists()
