"""How parameters are written: every style of OpenAPI's own table, and what that leaves open."""

from typing import Annotated, Any, TypeAlias

import pytest
from client_runtime.bodies import charset_of, family_of, is_in_range
from client_runtime.declarations import Operation, Parameter
from client_runtime.errors import RequestValidationError
from client_runtime.requests import Request, draft, signed
from client_runtime.types import Constrained

TEXT = "blue"
LIST = ["blue", "black", "brown"]
OBJECT = {"R": 100, "G": 200, "B": 150}


def requested(*parameters: Parameter, **arguments: Any) -> Request:
    """The request of a call with parameters."""
    path = "".join(f"/{{{p.name}}}" for p in parameters if p.location == "path")
    operation: Operation[None] = Operation(
        name="colors.read",
        method="GET",
        path=f"/colors{path}",
        parameters=parameters,
        responses={},
    )
    made: Any = {place: {"color": value} for place, value in arguments.items()}
    return signed(draft(operation, made), [], {}, "https://api.example.com")


def target(parameter: Parameter, value: object) -> str:
    """What stands after `/colors` in the address, if a parameter has a value."""
    request = requested(parameter, **{parameter.location: value})
    return str(request.url).removeprefix("https://api.example.com/colors")


Row: TypeAlias = tuple[str, str | None, bool | None, object, str]

TABLE: list[Row] = [
    ("path", "matrix", False, "", ";color"),
    ("path", "matrix", False, TEXT, ";color=blue"),
    ("path", "matrix", False, LIST, ";color=blue,black,brown"),
    ("path", "matrix", False, OBJECT, ";color=R,100,G,200,B,150"),
    ("path", "matrix", True, "", ";color"),
    ("path", "matrix", True, TEXT, ";color=blue"),
    ("path", "matrix", True, LIST, ";color=blue;color=black;color=brown"),
    ("path", "matrix", True, OBJECT, ";R=100;G=200;B=150"),
    ("path", "label", False, TEXT, ".blue"),
    ("path", "label", False, LIST, ".blue,black,brown"),
    ("path", "label", False, OBJECT, ".R,100,G,200,B,150"),
    ("path", "label", True, TEXT, ".blue"),
    ("path", "label", True, LIST, ".blue.black.brown"),
    ("path", "label", True, OBJECT, ".R=100.G=200.B=150"),
    ("path", "simple", False, TEXT, "blue"),
    ("path", "simple", False, LIST, "blue,black,brown"),
    ("path", "simple", False, OBJECT, "R,100,G,200,B,150"),
    ("path", "simple", True, TEXT, "blue"),
    ("path", "simple", True, LIST, "blue,black,brown"),
    ("path", "simple", True, OBJECT, "R=100,G=200,B=150"),
    ("query", "form", False, "", "color="),
    ("query", "form", False, TEXT, "color=blue"),
    ("query", "form", False, LIST, "color=blue,black,brown"),
    ("query", "form", False, OBJECT, "color=R,100,G,200,B,150"),
    ("query", "form", True, "", "color="),
    ("query", "form", True, TEXT, "color=blue"),
    ("query", "form", True, LIST, "color=blue&color=black&color=brown"),
    ("query", "form", True, OBJECT, "R=100&G=200&B=150"),
    ("query", "spaceDelimited", False, LIST, "color=blue%20black%20brown"),
    ("query", "spaceDelimited", False, OBJECT, "color=R%20100%20G%20200%20B%20150"),
    ("query", "pipeDelimited", False, LIST, "color=blue%7Cblack%7Cbrown"),
    ("query", "pipeDelimited", False, OBJECT, "color=R%7C100%7CG%7C200%7CB%7C150"),
    (
        "query",
        "deepObject",
        True,
        OBJECT,
        "color%5BR%5D=100&color%5BG%5D=200&color%5BB%5D=150",
    ),
]

BEYOND: list[Row] = [
    ("query", "spaceDelimited", True, LIST, "color=blue&color=black&color=brown"),
    ("query", "pipeDelimited", None, LIST, "color=blue%7Cblack%7Cbrown"),
    ("query", "deepObject", None, TEXT, "color=blue"),
    (
        "query",
        "deepObject",
        None,
        ["a", {"b": "c"}],
        "color%5B0%5D=a&color%5B1%5D%5Bb%5D=c",
    ),
    ("query", None, None, LIST, "color=blue&color=black&color=brown"),
    ("query", None, None, OBJECT, "R=100&G=200&B=150"),
    ("path", None, None, OBJECT, "R,100,G,200,B,150"),
    ("query", "form", False, ["a,b", "c d", "é&="], "color=a%2Cb,c%20d,%C3%A9%26%3D"),
    ("query", "form", True, ["a,b", "c d"], "color=a%2Cb&color=c%20d"),
    ("query", "form", True, {"a b": "c&d"}, "a%20b=c%26d"),
    ("path", "label", True, ["a.b", "/.."], ".a.b.%2F.."),
    ("path", "matrix", True, {"a;b": "=", "e": ""}, ";a%3Bb=%3D;e"),
    ("query", "form", True, ["a", None, "b"], "color=a&color=b"),
    ("query", "form", False, {"a": None, "b": 1}, "color=b,1"),
    ("query", "form", True, [{"a": [1, None]}], "color=%7B%22a%22%3A%5B1%2Cnull%5D%7D"),
    ("query", "form", True, True, "color=true"),
    (
        "query",
        "form",
        True,
        [1, 2.0, 0.5, False],
        "color=1&color=2&color=0.5&color=false",
    ),
    ("query", "form", True, "-._~ !'()*", "color=-._~%20%21%27%28%29%2A"),
]


@pytest.mark.parametrize(
    ("location", "style", "explode", "value", "text"), TABLE + BEYOND
)
def test_styles(
    location: Any, style: Any, *, explode: bool | None, value: object, text: str
) -> None:
    """Paths and queries are written as OpenAPI's table of styles has it, and by the same rules where that has nothing."""
    parameter = Parameter("color", location, Any, style=style, explode=explode)
    mark = "/" if location == "path" else "?"
    assert target(parameter, value) == mark + text


@pytest.mark.parametrize("value", [None, [], {}, [None], {"a": None}])
@pytest.mark.parametrize("style", ["form", "spaceDelimited", "deepObject"])
@pytest.mark.parametrize("explode", [False, True])
def test_nothing_is_not_written(value: object, style: Any, *, explode: bool) -> None:
    """Null, and arrays and objects with nothing in them, are as good as absent."""
    query = Parameter("color", "query", Any, style=style, explode=explode)
    assert target(query, value) == ""
    header = requested(Parameter("color", "header", Any), header=value)
    assert "color" not in header.headers
    cookie = requested(Parameter("color", "cookie", Any), cookie=value)
    assert "cookie" not in cookie.headers


@pytest.mark.parametrize(
    ("style", "value"),
    [
        ("simple", None),
        ("simple", []),
        ("simple", ""),
        ("simple", "."),
        ("simple", ".."),
        ("label", None),
        ("label", []),
        ("label", ""),
        ("label", "."),
        ("matrix", None),
        ("matrix", []),
        ("matrix", {"a": None}),
    ],
)
def test_paths_do_not_change(style: Any, value: object) -> None:
    """A path parameter is never so written that the path is another one."""
    with pytest.raises(RequestValidationError, match="path /color"):
        requested(Parameter("color", "path", Any, style=style), path=value)


def test_segments_of_several_parameters_do_not_climb() -> None:
    """Two dots from two parameters are still two dots."""
    operation: Operation[None] = Operation(
        name="o",
        method="GET",
        path="/a/.{color}/b",
        parameters=(Parameter("color", "path", str),),
        responses={},
    )
    draft(operation, {"path": {"color": "x"}})
    for value in (".", ""):
        with pytest.raises(RequestValidationError):
            draft(operation, {"path": {"color": value}})


@pytest.mark.parametrize(
    ("explode", "value", "text"),
    [
        (False, TEXT, "blue"),
        (False, LIST, "blue,black,brown"),
        (False, OBJECT, "R,100,G,200,B,150"),
        (True, LIST, "blue,black,brown"),
        (True, OBJECT, "R=100,G=200,B=150"),
        (True, "a b%&", "a b%&"),
    ],
)
def test_headers(*, explode: bool, value: object, text: str) -> None:
    """Headers are simple, and nothing in them is percent-encoded."""
    parameter = Parameter("color", "header", Any, explode=explode)
    assert requested(parameter, header=value).headers["color"] == text


@pytest.mark.parametrize(
    ("style", "explode", "value", "text"),
    [
        ("form", True, TEXT, "color=blue"),
        ("form", False, LIST, "color=blue,black,brown"),
        ("form", True, LIST, "color=blue; color=black; color=brown"),
        ("form", False, OBJECT, "color=R,100,G,200,B,150"),
        ("form", True, OBJECT, "R=100; G=200; B=150"),
        ("form", True, "a;b c", "color=a%3Bb%20c"),
        ("cookie", True, "a=b c", "color=a=b c"),
        ("cookie", True, OBJECT, "R=100; G=200; B=150"),
    ],
)
def test_cookies(style: Any, *, explode: bool, value: object, text: str) -> None:
    """What is taken apart becomes cookies of its own; only the style `cookie` escapes nothing."""
    parameter = Parameter("color", "cookie", Any, style=style, explode=explode)
    assert requested(parameter, cookie=value).headers["cookie"] == text


@pytest.mark.parametrize("value", ["a; admin=1", "a\r\nX: y", "é"])
def test_cookies_that_do_not_arrive_are_refused(value: str) -> None:
    """A cookie that is not escaped can neither end early nor be altered on its way."""
    parameter = Parameter("color", "cookie", str, style="cookie")
    with pytest.raises(RequestValidationError, match="cookie /color"):
        requested(parameter, cookie=value)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (":/?@!$'()*,;=", ":/?@!$'()*,;="),
        ("a b|é", "a%20b%7C%C3%A9"),
        ("&+#[]", "%26%2B%23%5B%5D"),
        ("%2F%zz%", "%2F%25zz%25"),
    ],
)
def test_reserved_characters(value: str, text: str) -> None:
    """`allowReserved` leaves reserved characters and escapes as they are, but for those that would end the value."""
    parameter = Parameter("color", "query", str, allow_reserved=True)
    assert target(parameter, value) == f"?color={text}"
    exploded = Parameter("color", "query", Any, allow_reserved=True, explode=False)
    assert target(exploded, [value, "a"]) == f"?color={text},a"


def test_reserved_characters_in_a_path() -> None:
    """In a path, what would begin another part of the address is escaped all the same."""
    parameter = Parameter("color", "path", str, allow_reserved=True)
    assert target(parameter, "a:b@c,d/?#[]") == "/a:b@c,d%2F%3F%23%5B%5D"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (
            {"R": 1, "G": [None, "é"]},
            "%7B%22R%22%3A1%2C%22G%22%3A%5Bnull%2C%22%C3%A9%22%5D%7D",
        ),
        ("blue", "%22blue%22"),
        (None, "null"),
        ([], "%5B%5D"),
    ],
)
def test_documents(value: object, text: str) -> None:
    """A parameter with `content` is JSON, whatever it is."""
    parameter = Parameter("color", "query", Any, content="application/json")
    assert target(parameter, value) == f"?color={text}"


def test_documents_elsewhere() -> None:
    """In a header JSON is ASCII; a cookie and a path have it escaped; other media types are text."""
    json = "application/json"
    header = Parameter("color", "header", Any, content=json)
    assert requested(header, header=["é", 1]).headers["color"] == '["\\u00e9",1]'
    cookie = Parameter("color", "cookie", Any, content=json)
    assert requested(cookie, cookie=[1]).headers["cookie"] == "color=%5B1%5D"
    assert target(Parameter("color", "path", Any, content=json), [1]) == "/%5B1%5D"
    text = Parameter("color", "query", Any, content="text/plain")
    assert target(text, "a b") == "?color=a%20b"


def test_query_strings() -> None:
    """A value can be the whole query, as a form or as a document."""
    form = "application/x-www-form-urlencoded"
    whole = Parameter("color", "query", Any, style="querystring", content=form)
    assert target(whole, {"a b": [1], "c": "&"}) == "?a%20b=%5B1%5D&c=%26"
    json = Parameter(
        "color", "query", Any, style="querystring", content="application/json"
    )
    assert target(json, {"a": 1}) == "?%7B%22a%22%3A1%7D"


@pytest.mark.parametrize("value", [float("nan"), float("-inf")])
def test_no_numbers_are_refused(value: float) -> None:
    """What is no number of JSON is not sent."""
    with pytest.raises(RequestValidationError, match="query /color"):
        requested(Parameter("color", "query", Any), query=value)


def test_values_are_checked_first() -> None:
    """A value that breaks its schema is a violation, whatever its style."""
    limited = Annotated[list[str], Constrained(max_length=1)]
    with pytest.raises(RequestValidationError, match="maxItems"):
        requested(Parameter("color", "query", limited, style="deepObject"), query=LIST)


@pytest.mark.parametrize(
    ("media_type", "family"),
    [
        ("application/json; charset=utf-8", "json"),
        ("Application/Problem+JSON", "json"),
        ("application/vnd.msgpack", "messagepack"),
        ("application/xml", "text"),
        ("image/svg+xml", "text"),
        ("text/csv", "text"),
        ("application/x-www-form-urlencoded", "form"),
        ("multipart/form-data", "multipart"),
        ("multipart/mixed", "binary"),
        ("image/*", "binary"),
        ("*/*", "binary"),
        ("", "binary"),
    ],
)
def test_families(media_type: str, family: str) -> None:
    """A media type tells how bodies are written, its parameters and its case aside."""
    assert family_of(media_type) == family


def test_ranges() -> None:
    """A range stands for its kind, or for everything."""
    assert is_in_range("image/png; q=1", "image/*")
    assert is_in_range("image/png", "*/*")
    assert not is_in_range("text/plain", "image/*")


@pytest.mark.parametrize(
    ("content_type", "charset"),
    [
        ("text/plain", "utf-8"),
        ("text/plain; Charset=ISO-8859-1; a=b", "ISO-8859-1"),
        ('text/plain;charset="utf-16"', "utf-16"),
        ("text/plain; charset=klingon", "utf-8"),
        ("text/plain; charset=hex", "utf-8"),
    ],
)
def test_charsets(content_type: str, charset: str) -> None:
    """Text is in the encoding that its media type tells, if Python has it."""
    assert charset_of(content_type) == charset
