"""Lists that go on over several answers, by every style of `x-restencil-pagination`."""

import json
from typing import Any

import pytest

from tests.behaviours.conftest import Way, said
from tests.loopback import Answer


def _answer(next_: Any, *ids: int, **more: Any) -> dict[str, Any]:
    crates = [{"id": each} for each in ids]
    return {"data": {"crates": crates, "next": next_}, **more}


def _list(*ids: int) -> list[dict[str, int]]:
    return [{"id": each} for each in ids]


def test_cursor(way: Way) -> None:
    """A cursor is sent back with all other arguments, until there is none; items come as models, in order."""
    way.server.answers = said(_answer("b", 1, 2), _answer("c&d"), _answer(None, 3))
    crates = way.listed(lambda client: client.crates.by_cursor(colour="red"))
    assert [type(each).__name__ for each in crates] == ["Crate"] * 3
    assert [each.id for each in crates] == [1, 2, 3]
    assert [set(each.partition("?")[2].split("&")) for each in way.targets] == [
        {"colour=red"},
        {"colour=red", "after=b"},
        {"colour=red", "after=c%26d"},
    ]


@pytest.mark.parametrize("end", [None, ""])
def test_cursor_ends(way: Way, end: Any) -> None:
    """Null and an empty cursor are the end, and so is an answer that holds nothing at all."""
    way.server.answers = said(_answer(end, 1))
    assert len(way.listed(lambda client: client.crates.by_cursor())) == 1
    way.server.answers = said({"data": None})
    assert way.listed(lambda client: client.crates.by_cursor()) == []


def test_cursor_in_body(way: Way) -> None:
    """A cursor may be a property of the body, of any type; where the answer says that there is no more, it is not followed."""
    way.server.answers = said(_answer(7, 1, more=True), _answer(8, 2, more=False))
    crates = way.listed(lambda client: client.crates.search(text="tea"))
    assert [each.id for each in crates] == [1, 2]
    bodies = [json.loads(each.body) for each in way.server.requests]
    assert bodies == [{"text": "tea"}, {"text": "tea", "cursor": 7}]


def test_cursor_that_does_not_move(way: Way) -> None:
    """A cursor that leads to itself is an error, and no endless loop."""
    way.server.answers = said(_answer("b", 1))
    with pytest.raises(way.package.ResponseValidationError, match="this one again"):
        way.listed(lambda client: client.crates.by_cursor())
    assert len(way.targets) == 2


@pytest.mark.parametrize(
    ("method", "wanted"),
    [
        ("by_page", ["page=0", "page=1", "page=2"]),
        ("by_offset", ["skip=0", "skip=2", "skip=3"]),
    ],
)
def test_numbers(way: Way, method: str, wanted: list[str]) -> None:
    """Pages are counted from the first that the spec names, offsets by the items that came, until there are none."""
    way.server.answers = said(_list(1, 2), _list(3), [])
    crates = way.listed(lambda client: getattr(client.crates, method)())
    assert [each.id for each in crates] == [1, 2, 3]
    assert [each.partition("?")[2] for each in way.targets] == wanted


def test_numbers_from(way: Way) -> None:
    """A number that the caller gives is where the list begins."""
    way.server.answers = said(_list(1), [])
    way.listed(lambda client: client.crates.by_page(page=5))
    assert [each.partition("?")[2] for each in way.targets] == ["page=5", "page=6"]


def test_link_header(way: Way) -> None:
    """The link that is called next is followed, relative to the address that it came from, with whatever it holds."""
    links = (
        '<?page=x%20y>; rel="last", <?at=1,2&on>; title="a, b"; rel="prev next"',
        f"<{way.server.url}/elsewhere?page=3>; rel=next",
        '<?page=1>; rel="prev"',
    )
    way.server.answers = [
        said(_list(number), Link=link)[0] for number, link in enumerate(links)
    ]
    crates = way.listed(lambda client: client.crates.by_header(shelf="a b"))
    assert [each.id for each in crates] == [0, 1, 2]
    assert way.targets == [
        "/shelves/a%20b/crates",
        "/shelves/a%20b/crates?at=1,2&on",
        "/elsewhere?page=3",
    ]


def test_link_in_body(way: Way) -> None:
    """The address of the next page may stand in the answer."""
    link = f"{way.server.url}/crates/links?after=2"
    way.server.answers = said(_answer(None, 1, next=link), _answer(None, 2))
    assert len(way.listed(lambda client: client.crates.by_link())) == 2
    assert way.targets == ["/crates/links", "/crates/links?after=2"]


@pytest.mark.parametrize(
    "link", ["https://elsewhere.example/x", "//elsewhere.example/x", "http://[/"]
)
def test_link_to_another_host(way: Way, link: str) -> None:
    """No link leads to another server, for the credentials would go there."""
    way.server.answers = said(_answer(None, 1, next=link))
    with pytest.raises((way.package.ResponseValidationError, ValueError)):
        way.listed(lambda client: client.crates.by_link())
    assert len(way.targets) == 1


def test_pages(way: Way) -> None:
    """Page by page there are the items, the whole answer, and a token to go on from; the last has none."""
    way.server.answers = said(_answer("b", 1), _answer(None, 2))
    pages = way.listed(lambda client: client.crates.by_cursor().pages())
    assert [[each.id for each in page.items] for page in pages] == [[1], [2]]
    assert [type(page.body).__name__ for page in pages] == ["CrateAnswer"] * 2
    assert pages[1].next_token is None


@pytest.mark.parametrize(
    "method", ["by_cursor", "search", "by_page", "by_offset", "by_link"]
)
def test_resumed(way: Way, method: str) -> None:
    """A token goes on where its page ended, in another client too."""
    given = {"text": "tea"} if method == "search" else {}
    link = f"{way.server.url}/crates/links?after=2"
    cursor = 7 if method == "search" else "b"
    bodies = {
        "by_page": [_list(1), _list(2), []],
        "by_offset": [_list(1), _list(2), []],
    }.get(method, [_answer(cursor, 1, next=link, more=True), _answer(None, 2)])
    way.server.answers = said(*bodies)
    whole = way.listed(lambda client: getattr(client.crates, method)(**given).pages())
    token = whole[0].next_token
    asked = [(each.target, each.body) for each in way.server.requests][1:]
    way.server.requests.clear()
    way.server.answers = said(*bodies[1:])
    rest = way.listed(
        lambda client: getattr(client.crates, method)(**given).resumed(token)
    )
    assert [each.id for each in rest] == [2]
    assert [(each.target, each.body) for each in way.server.requests] == asked


@pytest.mark.parametrize("token", ["", "{", '"https://elsewhere.example/x"', "5"])
def test_resumed_from_elsewhere(way: Way, token: str) -> None:
    """What is no token of the list is refused before anything is sent."""
    with pytest.raises(ValueError, match="no token"):
        way.listed(lambda client: client.crates.by_link().resumed(token))
    assert way.targets == []


def test_lazy(way: Way) -> None:
    """Nothing is asked for that nobody looks at."""
    way.server.answers = said(_answer("b", 1), _answer("c", 2))
    made = way.run(lambda client: repr(client.crates.by_cursor()))
    assert "crates.by_cursor" in made
    assert way.targets == []


def test_raw(way: Way) -> None:
    """The raw twin of such a method answers with the first page as it was received."""
    way.server.answers = [Answer(200, b'{"data": {"crates": []}}')]
    raw = way.run(lambda client: client.crates.raw.by_cursor(colour="red"))
    assert (raw.status, raw.content) == (200, b'{"data": {"crates": []}}')
    assert way.targets == ["/crates?colour=red"]


def test_refused(way: Way) -> None:
    """Arguments that break the schema are refused before anything is sent."""
    with pytest.raises(way.package.RequestValidationError):
        way.listed(lambda client: client.crates.by_page(page="two"))
    assert way.targets == []
