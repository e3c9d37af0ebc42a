"""How forms and files are written, and read back by the standard library."""

import asyncio
import io
from collections.abc import Iterator
from email import message_from_bytes, policy
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import parse_qsl

import pytest
from client_runtime.declarations import Body, FormPart, Operation
from client_runtime.errors import RequestValidationError
from client_runtime.requests import Draft, draft
from client_runtime.streams import Stream
from client_runtime.types import Integer, Model, Omittable

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import BOTH

if TYPE_CHECKING:
    from email.message import MIMEPart

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data"
Part: TypeAlias = "MIMEPart[Any, Any]"
NAME = 'a"b\r\nX-Evil: 1\\é;.png'


class Size(Model):
    """A nested object."""

    width: Omittable[Integer] = None
    height: Integer | None = None


class Upload(Model):
    """A form with a field of each kind."""

    title: Omittable[str] = None
    count: Omittable[Integer] = None
    tags: Omittable[list[str]] = None
    size: Omittable[Size] = None
    sizes: Omittable[list[Size]] = None
    picture: Omittable[bytes] = None
    pages: Omittable[list[bytes]] = None


PARTS = {"picture": FormPart(file=True), "pages": FormPart(file=True)}


class Unseekable(io.RawIOBase):
    """A stream that can be read once, as one from a network."""

    def __init__(self, content: bytes) -> None:
        super().__init__()
        self._rest = content

    def read(self, size: int = -1, /) -> bytes:
        """The next bytes."""
        chunk, self._rest = self._rest[:size], self._rest[size:]
        return chunk


def operation(
    media_type: str, declared: Any = Upload, method: str = "POST", **parts: FormPart
) -> Operation[None]:
    """An operation that takes a form."""
    body = Body({media_type: declared}, parts={media_type: {**PARTS, **parts}})
    return Operation(
        name="forms.send", method=method, path="/", body=body, responses={"204": {}}
    )


def drafted(called: Operation[None], body: object, **arguments: Any) -> Draft:
    """The request of a call with a body."""
    return draft(called, {"body": body, **arguments})


def content_of(made: Draft) -> bytes:
    """What is sent."""
    assert made.content is not None
    return b"".join(made.content) if isinstance(made.content, Stream) else made.content


def parts_of(made: Draft) -> list[Part]:
    """The parts of a multipart body, as the standard library finds them."""
    return parsed(made.headers["content-type"], content_of(made))


def parsed(content_type: str, content: bytes) -> list[Part]:
    head = f"Content-Type: {content_type}\r\n\r\n".encode()
    message = message_from_bytes(head + content, policy=policy.HTTP)
    assert not message.defects
    return list(message.iter_parts())


def told(part: Part) -> tuple[str, str | None, str, bytes]:
    """The name, the file's name, the media type and the content of a part."""
    content = part.get_payload(decode=True)
    assert isinstance(content, bytes)
    kind = part.get_content_type() if part["content-type"] else ""
    return (
        str(part.get_param("name", header="content-disposition")),
        part.get_filename(),
        kind,
        content,
    )


def fields(body: object, declared: Any = Upload, **parts: FormPart) -> list[Any]:
    return [
        told(each)
        for each in parts_of(drafted(operation(MULTIPART, declared, **parts), body))
    ]


def urlencoded(body: object, declared: Any = Upload, **parts: FormPart) -> bytes:
    return content_of(drafted(operation(FORM, declared, **parts), body))


BODY = {
    "title": "a b&é=\n",
    "count": 2.0,
    "tags": ["x", "y,z"],
    "size": {"width": 1, "height": None},
    "sizes": [{"width": 1}, {"width": 2}],
}


def test_urlencoded() -> None:
    """A form has a field for each scalar and for each item of an array; objects are JSON."""
    made = drafted(operation(FORM), BODY)
    assert made.headers["content-type"] == FORM
    assert parse_qsl(content_of(made).decode(), strict_parsing=True) == [
        ("title", "a b&é=\n"),
        ("count", "2"),
        ("tags", "x"),
        ("tags", "y,z"),
        ("size", '{"width":1,"height":null}'),
        ("sizes", '{"width":1}'),
        ("sizes", '{"width":2}'),
    ]


@pytest.mark.parametrize(
    ("body", "part", "text"),
    [
        ({"tags": ["x", "y,"]}, FormPart(style="form", explode=False), b"tags=x,y%2C"),
        ({"tags": ["x", "y"]}, FormPart(style="spaceDelimited"), b"tags=x%20y"),
        ({"tags": ["x", "y"]}, FormPart(style="pipeDelimited"), b"tags=x%7Cy"),
        ({"tags": ["a/&"]}, FormPart(style="form", allow_reserved=True), b"tags=a/%26"),
        ({"tags": ["x"]}, FormPart(content_type="application/json"), b"tags=%22x%22"),
        ({"tags": []}, FormPart(), b""),
    ],
)
def test_encodings_of_fields(body: Any, part: FormPart, text: bytes) -> None:
    """An encoding tells how one field is written."""
    assert urlencoded(body, tags=part) == text


def test_deep_objects_in_forms() -> None:
    """Objects in forms may be written with brackets."""
    deep = FormPart(style="deepObject")
    assert urlencoded({"size": {"width": 1}}, size=deep) == b"size%5Bwidth%5D=1"
    ((name, *_, content),) = fields({"size": {"width": 1}}, size=deep)
    assert (name, content) == ("size[width]", b"1")


def test_models() -> None:
    """A model is as good as a mapping."""
    upload = Upload(title="a", size=Size(width=3), picture=b"\xff")
    assert [each[0] for each in fields(upload)] == ["title", "size", "picture"]
    assert urlencoded(Upload(size=Size(width=3))) == b"size=%7B%22width%22%3A3%7D"


def test_multipart() -> None:
    """Scalars are text, arrays repeat their name, objects are JSON."""
    assert fields(BODY) == [
        ("title", None, "", "a b&é=\n".encode()),
        ("count", None, "", b"2"),
        ("tags", None, "", b"x"),
        ("tags", None, "", b"y,z"),
        ("size", None, "application/json", b'{"width":1,"height":null}'),
        ("sizes", None, "application/json", b'{"width":1}'),
        ("sizes", None, "application/json", b'{"width":2}'),
    ]


def test_boundaries_differ() -> None:
    """Nobody can guess a boundary."""
    types = {drafted(operation(MULTIPART), {}).headers["content-type"] for _ in "12"}
    assert len(types) == 2


@pytest.mark.parametrize("body", [{}, {"tags": []}])
def test_empty_multipart(body: object) -> None:
    """A form without fields is still one."""
    made = drafted(operation(MULTIPART), body)
    boundary = made.headers["content-type"].partition("boundary=")[2]
    assert content_of(made) == f"--{boundary}--\r\n".encode()


def files(folder: Path) -> Iterator[tuple[Any, tuple[str, str, bytes]]]:
    """What may be given as a file, and the name, media type and content that it comes to."""
    path = folder / "sea.png"
    path.write_bytes(b"\x89PNG\r\n--")
    opened = path.open("rb")
    memory = io.BytesIO(b"skip this")
    memory.seek(5)
    yield b"\x00\xff\r\n", ("picture", "application/octet-stream", b"\x00\xff\r\n")
    yield path, ("sea.png", "image/png", b"\x89PNG\r\n--")
    yield opened, ("sea.png", "image/png", b"\x89PNG\r\n--")
    yield memory, ("picture", "application/octet-stream", b"this")
    yield Unseekable(b"once"), ("picture", "application/octet-stream", b"once")
    yield ("a.txt", b"a"), ("a.txt", "text/plain", b"a")
    yield ("a", path, "image/x-a"), ("a", "image/x-a", b"\x89PNG\r\n--")
    yield ("a", b"", "text/plain; charset=x", {}), ("a", "text/plain", b"")


@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_files(tmp_path: Path) -> None:
    """Bytes, paths, streams and tuples are sent as they are, under the name and type that they have or are given."""
    for given, (name, kind, content) in files(tmp_path):
        assert fields({"picture": given}) == [("picture", name, kind, content)]


def test_lists_of_files(tmp_path: Path) -> None:
    """An array of files is one part for each of them."""
    path = tmp_path / "a.gif"
    path.write_bytes(b"GIF")
    body = {"pages": [b"1", path, ("b", io.BytesIO(b"3"))], "title": "t"}
    assert [each[:2] + each[3:] for each in fields(body)] == [
        ("title", None, b"t"),
        ("pages", "pages", b"1"),
        ("pages", "a.gif", b"GIF"),
        ("pages", "b", b"3"),
    ]


def test_names_of_files_cannot_break_out() -> None:
    """Quotes and line breaks in names are escaped, as browsers do it."""
    (part,) = parts_of(drafted(operation(MULTIPART), {"picture": (NAME, b"x")}))
    assert "X-Evil" not in dict(part)
    content = content_of(drafted(operation(MULTIPART), {"picture": (NAME, b"x")}))
    assert 'filename="a%22b%0D%0AX-Evil: 1\\é;.png"'.encode() in content


def test_names_of_fields_cannot_break_out() -> None:
    """The same holds for the names of fields."""
    content = content_of(
        drafted(operation(MULTIPART, dict[str, Any]), {'a"\r\nb': "x"})
    )
    assert b'name="a%22%0D%0Ab"\r\n' in content


@pytest.mark.parametrize(
    "given",
    [
        ("a", b"", "text/plain\r\nX: y"),
        ("a", b"", "text/plain", {"X": "a\r\nb"}),
        ("a", b"", "text/plain", {"X y": "a"}),
        Path("/no/such/file"),
        ("a", Path("/no/such/file")),
        "text",
        5,
        ("a", "text"),
        ("a", b"", "b", {}, "too much"),
        [b"a"],
    ],
)
def test_unusable_files(given: object) -> None:
    """What is no file, or cannot be sent as one, is a violation before anything is sent."""
    with pytest.raises(RequestValidationError):
        drafted(operation(MULTIPART), {"picture": given})


def test_text_streams() -> None:
    """A stream of text is found out when it is read."""
    made = drafted(operation(MULTIPART), {"picture": io.StringIO("text")})
    with pytest.raises(TypeError, match="must give bytes"):
        content_of(made)


def test_headers_of_parts() -> None:
    """A part has the headers that the spec gives it, and those that the caller adds or changes."""
    kind = FormPart(file=True, headers={"X-Kind": "photo", "X-A": "1"})
    given = ("a.png", b"", "image/png", {"X-A": "2"})
    (part,) = parts_of(drafted(operation(MULTIPART, picture=kind), {"picture": given}))
    assert (part["x-kind"], part["x-a"]) == ("photo", "2")


@pytest.mark.parametrize(
    ("name", "allowed", "media_type"),
    [
        ("a.png", "image/png, image/jpeg", "image/png"),
        ("a.gif", "image/png, image/jpeg", "image/png"),
        ("a.gif", "image/*", "image/gif"),
        ("a", "image/*", "application/octet-stream"),
        ("a", "image/*, text/x-a", "text/x-a"),
        ("a.png", "", "image/png"),
    ],
)
def test_media_types_of_files(name: str, allowed: str, media_type: str) -> None:
    """A file is of the type that its name tells if the spec allows it, else of the first that it allows."""
    part = FormPart(file=True, content_type=allowed)
    ((_, _, found, _),) = fields({"picture": (name, b"")}, picture=part)
    assert found == media_type


def test_media_types_of_fields() -> None:
    """A field that is no file is written as its encoding says."""
    json = FormPart(content_type="application/json")
    assert fields({"title": "a"}, title=json) == [
        ("title", None, "application/json", b'"a"')
    ]
    latin = FormPart(content_type="text/plain; charset=iso-8859-1")
    assert fields({"title": "é"}, title=latin) == [
        ("title", None, "text/plain", b"\xe9")
    ]


@pytest.mark.parametrize(
    ("content_type", "media_type"),
    [("text/*, text/a, text/b", "text/a"), ("text/*", ""), ("", "")],
)
def test_several_media_types_of_fields(content_type: str, media_type: str) -> None:
    """Of several media types of a field that is no file, the first that is one is taken."""
    part = FormPart(content_type=content_type)
    ((_, _, found, _),) = fields({"title": "a"}, title=part)
    assert found == media_type


@pytest.mark.parametrize(
    "part",
    [FormPart(headers={"X": "a\r\nb"}), FormPart(content_type="text/a\r\nX: y")],
)
def test_specs_cannot_break_out(part: FormPart) -> None:
    """What a spec says of a part cannot end its head early."""
    with pytest.raises(RequestValidationError, match="not ASCII on one line"):
        fields({"title": "a"}, title=part)


def test_undeclared_fields() -> None:
    """Where the spec leaves the fields open, files are known by what they are."""
    body = {
        "a": b"\xff",
        "b": ("n", b"1"),
        "c": [b"2", b"3"],
        "d": {"e": 1},
        "f": [1, 2],
    }
    assert [(name, file) for name, file, *_ in fields(body, dict[str, Any])] == [
        ("a", "a"),
        ("b", "n"),
        ("c", "c"),
        ("c", "c"),
        ("d", None),
        ("f", None),
        ("f", None),
    ]
    extra = fields({"title": "t", "more": b"1"})
    assert [each[:2] for each in extra] == [("title", None), ("more", "more")]


def test_forms_are_checked() -> None:
    """A form is checked against its schema like any body."""
    body = {"count": "two", "picture": Path("missing"), "sizes": [{"width": "w"}]}
    with pytest.raises(RequestValidationError) as caught:
        drafted(operation(MULTIPART), body)
    found = [each.pointer for each in caught.value.violations]
    assert found == ["/count", "/sizes/0/width"]
    with pytest.raises(RequestValidationError, match="must be an object"):
        drafted(operation(FORM, Any), [1])


@BOTH
@pytest.mark.parametrize("seekable", [True, False])
def test_streams_are_sent(
    call: Any, server: Server, tmp_path: Path, *, seekable: bool
) -> None:
    """Files are read while they are sent, with their length if that is known."""
    server.answers = [Answer(204, b"")]
    content = bytes(range(256)) * 1000
    path = tmp_path / "big.bin"
    path.write_bytes(content)
    stream = io.BytesIO(content) if seekable else Unseekable(content)
    call(server, operation(MULTIPART), body={"picture": stream, "pages": [path]})
    (request,) = server.requests
    assert ("content-length" in request.headers) == seekable
    parts = parsed(request.headers["content-type"], request.body)
    assert [told(each)[3] for each in parts] == [content, content]


BUSY = Answer(503, b"", {"Retry-After-Ms": "0"})


@BOTH
@pytest.mark.parametrize("kind", ["binary", "multipart"])
def test_streams_are_rewound(call: Any, server: Server, kind: str) -> None:
    """A body that can be rewound is sent again from where it began; one that cannot is not."""
    called = operation(MULTIPART, method="PUT")
    if kind == "binary":
        called = operation("application/octet-stream", bytes, method="PUT")

    def sent(stream: Any) -> None:
        call(server, called, body=stream if kind == "binary" else {"picture": stream})

    server.answers = [BUSY, Answer(204, b"")]
    stream = io.BytesIO(b"skip content")
    stream.seek(5)
    sent(stream)
    first, second = server.requests
    assert first.body == second.body
    assert b"content" in second.body
    assert b"skip" not in second.body
    server.answers = [BUSY]
    server.requests.clear()
    with pytest.raises(Exception, match="503"):
        sent(Unseekable(b"content"))
    assert len(server.requests) == 1


@BOTH
def test_binary_bodies(call: Any, server: Server, tmp_path: Path) -> None:
    """A body of bytes is bytes, a path or a stream, and nothing else."""
    called = operation("application/octet-stream", bytes)
    path = tmp_path / "a"
    path.write_bytes(b"a")
    server.answers = [Answer(204, b"")]
    for body in (b"a", path, io.BytesIO(b"a"), Unseekable(b"a")):
        call(server, called, body=body)
    assert [each.body for each in server.requests] == [b"a"] * 4
    for wrong in ("a", ("n", b"a"), 5, None):
        with pytest.raises(RequestValidationError):
            call(server, called, body=wrong)


def test_ranges_of_media_types() -> None:
    """Where the spec gives a range, the caller says what is sent, if it is not clear."""
    image = operation("image/*", bytes)
    made = drafted(image, b"x", content_type="image/png")
    assert made.headers["content-type"] == "image/png"
    for wrong in (None, "image/*", "text/plain"):
        with pytest.raises(RequestValidationError, match="Content-Type"):
            drafted(image, b"x", content_type=wrong)
    usual = {bytes: "application/octet-stream", Upload: "application/json"}
    for declared, media_type in usual.items():
        made = drafted(operation("*/*", declared), b"x" if declared is bytes else {})
        assert made.headers["content-type"] == media_type
    text = drafted(
        operation("text/*", str), "x", content_type="text/csv; charset=utf-16"
    )
    assert content_of(text).decode("utf-16") == "x"


def test_asynchronous_chunks() -> None:
    """A stream gives the same to those who await it."""
    made = drafted(operation(MULTIPART), {"picture": io.BytesIO(b"x" * 200_000)})
    assert isinstance(made.content, Stream)
    stream = made.content

    async def read() -> bytes:
        return b"".join([chunk async for chunk in stream.achunks()])

    assert asyncio.run(read()) == b"".join(stream)
