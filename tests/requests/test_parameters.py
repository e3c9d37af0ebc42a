"""What the parameters of a generated client come to on the wire."""

from typing import Any

import pytest

from tests.requests.conftest import Caller, Generated

TEXT = "a b"
LIST = ["blue", None, "brown"]
OBJECT = {"R": 100, "G": 200}

# by style: whole and exploded, each for a text, a list and an object; the order of the columns is that of OpenAPI's table
PATHS = {
    "simple": (
        ("a%20b", "blue,brown", "R,100,G,200"),
        ("a%20b", "blue,brown", "R=100,G=200"),
    ),
    "label": (
        (".a%20b", ".blue,brown", ".R,100,G,200"),
        (".a%20b", ".blue.brown", ".R=100.G=200"),
    ),
    "matrix": (
        (";color=a%20b", ";color=blue,brown", ";color=R,100,G,200"),
        (";color=a%20b", ";color=blue;color=brown", ";R=100;G=200"),
    ),
}
_TAKEN_APART = ("color=a%20b", "color=blue&color=brown", "R=100&G=200")
QUERIES = {
    "form": (
        ("color=a%20b", "color=blue,brown", "color=R,100,G,200"),
        _TAKEN_APART,
    ),
    "space_delimited": (
        ("color=a%20b", "color=blue%20brown", "color=R%20100%20G%20200"),
        _TAKEN_APART,
    ),
    "pipe_delimited": (
        ("color=a%20b", "color=blue%7Cbrown", "color=R%7C100%7CG%7C200"),
        _TAKEN_APART,
    ),
    "deep_object": (
        None,
        (
            "color=a%20b",
            "color%5B0%5D=blue&color%5B2%5D=brown",
            "color%5BR%5D=100&color%5BG%5D=200",
        ),
    ),
}
HEADERS = {
    "simple": (
        ("a b", "blue,brown", "R,100,G,200"),
        ("a b", "blue,brown", "R=100,G=200"),
    )
}
COOKIES = {
    "form": (
        ("color=a%20b", "color=blue,brown", "color=R,100,G,200"),
        ("color=a%20b", "color=blue; color=brown", "R=100; G=200"),
    )
}


def rows(place: str, table: Any) -> list[Any]:
    """The method, the value and what it comes to, of every cell of a table."""
    return [
        pytest.param(f"{place}_{style}_{way}_{kind}", value, text)
        for style, ways in table.items()
        for way, cells in zip(("whole", "exploded"), ways, strict=True)
        if cells
        for (kind, value), text in zip(
            {"text": TEXT, "list": LIST, "object": OBJECT}.items(), cells, strict=True
        )
    ]


@pytest.mark.parametrize(("method", "value", "text"), rows("path", PATHS))
def test_paths(depot: Caller, method: str, value: object, text: str) -> None:
    """A path parameter is written in its style."""
    wanted = f"/{method.replace('_', '-')}/{text}"
    assert depot.sent("styles", method, color=value).target == wanted


@pytest.mark.parametrize(("method", "value", "text"), rows("query", QUERIES))
def test_queries(depot: Caller, method: str, value: object, text: str) -> None:
    """A query parameter is written in its style."""
    wanted = f"/{method.replace('_', '-')}?{text}"
    assert depot.sent("styles", method, color=value).target == wanted


@pytest.mark.parametrize(("method", "value", "text"), rows("header", HEADERS))
def test_headers(depot: Caller, method: str, value: object, text: str) -> None:
    """A header is written in its style."""
    assert depot.sent("styles", method, x_color=value).headers["x-color"] == text


@pytest.mark.parametrize(("method", "value", "text"), rows("cookie", COOKIES))
def test_cookies(depot: Caller, method: str, value: object, text: str) -> None:
    """A cookie is written in its style."""
    assert depot.sent("styles", method, color=value).headers["cookie"] == text


def test_models(depot: Caller) -> None:
    """An object may be given as a model."""
    shared = depot.generated.package
    color = shared.Color.model_validate({"R": 1, "B": 2})
    sent = depot.sent("styles", "query_form_exploded_object", color=color)
    assert sent.target == "/query-form-exploded-object?R=1&B=2"


def test_mixed(depot: Caller) -> None:
    """Parameters of all kinds go together, those that are not given stay away."""
    sent = depot.sent(
        "styles",
        "mixed",
        id=7.0,
        day="a/b?",
        usual=[1, 2.5],
        odd_name=True,
        open="a/b?c=d&e%2F",
        document={"R": 1},
        x_document=["é", "b"],
        either={"from": 1, "marks": [2, 3]},
    )
    assert sent.target == (
        "/mixed/7/a%2Fb%3F?usual=1&usual=2.5&odd%5Bname%5D%26=true&open=a/b?c=d%26e%2F"
        "&document=%7B%22R%22%3A1%7D&either%5Bfrom%5D=1&either%5Bmarks%5D%5B0%5D=2&either%5Bmarks%5D%5B1%5D=3"
    )
    assert sent.headers["x-document"] == '["\\u00e9","b"]'
    bare = depot.sent("styles", "mixed", id=7, day="b", either=5)
    assert bare.target == "/mixed/7/b?either=5"


def test_parameters_that_nobody_described(depot: Caller) -> None:
    """What the path names and nothing describes is a required string, and that is told."""
    assert (
        depot.sent("styles", "undescribed", thing="a b").target == "/undescribed/a%20b"
    )
    assert "warning[parameter-undescribed]" in depot.generated.outcome.err


def test_declarations_are_short(generated: Generated) -> None:
    """What is usual is not declared."""
    styles = (generated.folder / "depot/resources/styles.py").read_text("utf-8")
    flat = "".join(styles.split())
    assert 'Parameter("id","path",Integer,required=True)' in flat
    assert 'Parameter("color","query",str,required=True,explode=False)' in flat
    assert (
        'Parameter("color","path",str,required=True,style="matrix",explode=True)'
        in flat
    )
