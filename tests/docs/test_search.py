"""The search: what it finds, in which order, and how it is used."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.docs.browser import Visit, axe, barriers, visit
from tests.docs.serving import serving
from tests.docs.site import TONGUES, site_of, words

Json = dict[str, Any]


def _operation(name: str, summary: str, **more: Any) -> Json:
    return {
        "operationId": name,
        "tags": ["video"],
        "summary": summary,
        "responses": {"200": {"description": "It."}},
        **more,
    }


def _document() -> Json:
    tall = {"name": "aspect_ratio", "in": "query", "schema": {"type": "string"}}
    task = {"type": "object", "description": "Work.", "properties": {"progress": {}}}
    return {
        "openapi": "3.1.0",
        "info": {"title": "Videos", "version": "1"},
        "servers": [{"url": "https://videos.example.com"}],
        "tags": [{"name": "video", "x-displayName": "即梦视频"}],
        "paths": {
            "/v1/tasks": {
                "post": _operation("createTask", "创建任务(即梦视频)"),
                "get": _operation("listTasks", "List the tasks", parameters=[tall]),
            },
            "/v1/tasks/{id}": {
                "get": _operation("getTask", "查询任务"),
                "delete": _operation("removeTask", "Delete a task for ever"),
            },
            "/v1/releases": {
                "post": _operation(
                    "publish", "Make a release", description="Of a repository."
                )
            },
            "/v1/evil": {"get": _operation("evil", "<img src=x onerror=alert(1)>")},
        },
        "components": {"schemas": {"Task": task}},
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_of(tmp_path_factory.mktemp("videos"), _document())


@pytest.fixture(scope="module")
def found(site: Path, chrome: Any) -> Iterator[Visit]:
    """A page with the search open."""
    with visit(chrome) as found:
        found.page.set_default_timeout(8000)
        found.open(site / "en/index.html")
        _search(found, "")
        yield found


def _search(found: Visit, query: str) -> list[str]:
    """The titles of what is found, the best first."""
    page = found.page
    if not page.locator("dialog.search[open]").count():
        page.keyboard.press("Control+k")
    page.locator("dialog.search input").fill(query)
    page.locator(".found-count:not(:empty)").wait_for()
    return list(page.locator(".found-title").all_inner_texts())


@pytest.mark.parametrize(
    ("query", "first"),
    [
        # pieces of Chinese texts, wherever they stand
        ("视频", "创建任务(即梦视频)"),
        ("任务", "查询任务"),
        ("创建", "创建任务(即梦视频)"),
        ("查询任务", "查询任务"),
        ("询", "查询任务"),
        # paths and methods
        ("post /v1/tasks", "创建任务(即梦视频)"),
        ("/v1/tasks", "List the tasks"),
        ("DELETE tasks", "Delete a task for ever"),
        # names and their parts
        ("createTask", "创建任务(即梦视频)"),
        ("listtasks", "List the tasks"),
        # beginnings, slips, fields and descriptions
        ("rele", "Make a release"),
        ("relaese", "Make a release"),
        ("relase", "Make a release"),
        ("repozitori", "Make a release"),
        ("aspect_ratio", "List the tasks"),
        ("progress", "Task"),
        ("Task", "Task"),
        ("delete everything for ever", "Delete a task for ever"),
    ],
)
def test_found_first(found: Visit, query: str, first: str) -> None:
    """What is meant is found first: exact names and paths before titles, and titles before other words."""
    assert _search(found, query)[0] == first


@pytest.mark.parametrize("query", ["视频", "任务", "创建", "即梦", "梦视频", "务"])
def test_pieces_of_chinese(found: Visit, query: str) -> None:
    """Every piece of a title that is written without spaces finds it."""
    assert "创建任务(即梦视频)" in _search(found, query)


@pytest.mark.parametrize("query", ["", "   ", "zzz", "频视", "rl1"])
def test_nothing_found(found: Visit, query: str) -> None:
    """What is not there is not found, and that is said."""
    assert _search(found, query) == []
    told = found.page.locator(".found-count").inner_text()
    assert told == words("en")["no_results" if query.strip() else "search_keys"]


def test_titles_are_text(found: Visit) -> None:
    """Markup in a title is shown and never read."""
    assert _search(found, "onerror") == ["<img src=x onerror=alert(1)>"]
    assert found.page.locator("dialog img").count() == 0
    assert found.dialogs == []


def test_loaded_when_wanted(site: Path, chrome: Any) -> None:
    """The index is loaded when somebody first searches, and once."""
    with visit(chrome) as found:
        found.open(site / "en/index.html")
        assert not any("search.js" in each or "find.js" in each for each in found.asked)
        _search(found, "task")
        found.page.keyboard.press("Escape")
        _search(found, "tasks")
        assert sum(each.endswith("search.js") for each in found.asked) == 1
        assert found.said == []


@pytest.mark.parametrize("tongue", TONGUES)
def test_by_keyboard(site: Path, chrome: Any, tongue: str) -> None:
    """Arrows choose among what is found, Enter opens it, Escape leaves; the focus comes back to where it was."""
    with visit(chrome) as found:
        page = found.page
        found.open(site / tongue / "index.html")
        page.locator("[data-search]").focus()
        page.keyboard.press("Enter")
        field = page.get_by_role("combobox", name=words(tongue)["search"])
        field.wait_for()
        page.keyboard.type("task")
        page.get_by_role("option").first.wait_for()
        options = page.get_by_role("option").all()
        assert field.get_attribute("aria-expanded") == "true"
        for key, number in (("", 0), ("ArrowDown", 1), ("ArrowUp", 0), ("ArrowUp", -1)):
            if key:
                page.keyboard.press(key)
            active = field.get_attribute("aria-activedescendant")
            chosen = page.locator("[aria-selected=true][role=option]")
            assert chosen.get_attribute("id") == active
            assert options[number].get_attribute("id") == active
        page.keyboard.press("Escape")
        assert not page.locator("dialog.search").is_visible()
        assert page.evaluate("document.activeElement.matches('[data-search]')")
        page.keyboard.press("/")
        field.fill("查询")
        page.get_by_role("option").first.wait_for()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**/{tongue}/reference/video/get-task.html")


def test_slash_is_a_letter_too(site: Path, chrome: Any) -> None:
    """Where one types, `/` is what is typed."""
    with visit(chrome) as found:
        found.open(site / "en/reference/video/list-tasks.html")
        found.page.locator(".try-open").click()
        found.page.locator(".try input[type=text]").first.press("/")
        assert found.page.locator("dialog").count() == 0


def test_over_http(site: Path, chrome: Any) -> None:
    """A site that is served is searched as well as one that is read from disk."""
    with serving(site) as url, visit(chrome) as found:
        found.page.goto(f"{url}/zh/index.html")
        assert _search(found, "视频")[0] == "创建任务(即梦视频)"
        assert found.said == []


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tongue", TONGUES)
def test_no_barriers(site: Path, chrome: Any, tongue: str, theme: str) -> None:
    """axe-core finds no barrier in the search, with results and without, on a phone and on a wide screen."""
    source = axe()
    for width in (390, 1440):
        how = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}
        with visit(chrome, **how, bypass_csp=True) as found:
            found.open(site / tongue / "index.html")
            for query in ("task", "zzz"):
                _search(found, query)
                assert barriers(found, source) == []
