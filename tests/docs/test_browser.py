"""The site in a real browser, read from disk."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.commands import ROOT
from tests.docs.browser import axe, barriers, visit
from tests.docs.page import read_page
from tests.docs.site import TONGUES, made_again, site_of
from tests.docs.test_hostile import hostile_document

OPERATION = "reference/renders/create"
MOVED = "reference/renders/cancel"
KINDS = (
    *(OPERATION, "reference/renders", "models", "models/render"),
    *("index", "guides/first", "changelog"),
)
WIDTHS = (390, 820, 1440)
_GUIDE = """\
# First steps

Read the [reference](../reference/renders.html), or *this*.

## What is `written`

> Said by others.

1. One
2. Two
   - and `a_half_that_has_a_very_long_name_which_is_broken_nowhere_at_all_by_itself`

| name | what | kind | since | by whom | where it is told |
|---|---|---|---|---|---|
| `aspect_ratio_of_the_whole_render` | how wide | string | 1.0 | everybody | [there](https://docs.example.com/a/long/address) |

### In a shell

```sh
curl https://api.example.com/v1/renders --header "Authorization: Bearer $TOKEN" --header "Accept: application/json"
```

---

The end.
"""
_CHANGES = "# Changes\n\n## 1.1.0\n\n### Added\n\n- A guide.\n- `GET /renders`.\n"


@pytest.fixture(scope="module")
def chromium(chrome: Any) -> Any:
    return chrome


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of the studio, the API in which everything occurs, with all that a spec folder may hold for a site besides.

    One of its operations has left the service under which it was published.
    """
    spec = tmp_path_factory.mktemp("spec") / "studio"
    shutil.copytree(ROOT / "spec/studio", spec)
    document = spec / "openapi.yaml"
    there, moved = (
        f"operationId: rendersCancel\n      tags: [{tag}]"
        for tag in ("renders", "projects")
    )
    text = document.read_text("utf-8")
    assert there in text
    document.write_text(text.replace(there, moved), "utf-8")
    choices = spec / "restencil.yaml"
    versions = "docs: {version: v2, versions: [v2, v1], edit: https://git.example.com}"
    choices.write_text(f"{choices.read_text('utf-8')}{versions}\n", "utf-8")
    (spec / "CHANGELOG.md").write_text(_CHANGES, "utf-8")
    (spec / "guides").mkdir()
    (spec / "guides/first.md").write_text(_GUIDE, "utf-8")
    return made_again(spec)


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_no_barriers(site: Path, chromium: Any, tongue: str, theme: str) -> None:
    """axe-core finds no barrier on any kind of page, in either theme and language, on a phone and on a wide screen."""
    source = axe()
    for width in (390, 1440):
        how = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}
        with visit(chromium, **how, bypass_csp=True) as found:
            for kind in KINDS:
                found.open(site / tongue / f"{kind}.html")
                assert barriers(found, source) == [], (kind, width)
    with visit(chromium, color_scheme=theme, bypass_csp=True) as found:
        for file in (site / "index.html", _staying(site / tongue / f"{MOVED}.html")):
            found.open(file)
            assert barriers(found, source) == []


def _staying(file: Path) -> Path:
    """A page that leads on at once, as it is before it does."""
    text = file.read_text("utf-8")
    start = text.index('<meta http-equiv="refresh"')
    stays = file.with_name(f"{file.stem}-stays.html")
    end = text.index(">", start) + 1
    stays.write_text(text[:start] + text[end:], "utf-8")
    return stays


@pytest.mark.parametrize("tongue", TONGUES)
def test_complete_without_scripts(site: Path, chromium: Any, tongue: str) -> None:
    """Without JavaScript a page from disk shows all of itself, complains of nothing and asks for nothing from elsewhere."""
    with visit(chromium, java_script_enabled=False) as found:
        for kind in KINDS:
            file = site / tongue / f"{kind}.html"
            found.open(file)
            main = found.page.locator("main")
            found.page.eval_on_selector_all(
                "details", "all => all.forEach(each => each.open = true)"
            )
            shown = "".join(main.inner_text().split())
            for line in _lines(file):
                assert "".join(line.split()) in shown
        assert found.said == []
        assert all(each.startswith("file:") for each in found.asked)


def _lines(file: Path) -> Iterator[str]:
    main = read_page(file).one("main")
    for tag in ("h1", "h2", "h3", "p", "li", "dt", "th", "td"):
        for each in main.all(tag):
            yield from (part for part in each.content if isinstance(part, str))


@pytest.mark.parametrize("how", [{}, {"java_script_enabled": False}])
def test_moved_pages_lead_on(site: Path, chromium: Any, how: dict[str, Any]) -> None:
    """Who opens a page at its former place comes to the one where it is now, with scripts and without."""
    with visit(chromium, **how) as found:
        for tongue in TONGUES:
            found.open(site / tongue / f"{MOVED}.html")
            found.page.wait_for_url(
                f"**/{tongue}/reference/projects/renders-cancel.html"
            )
        assert found.said == []


_USABLE = """() => [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter((each) => each.tabIndex === 0 && each.checkVisibility({ visibilityProperty: true }))
    .filter((each) => !each.matches(".skip"))
    .map((each) => each.outerHTML)"""
_FOCUSED = """() => {
    const { activeElement: here } = document;
    const { outlineStyle, outlineWidth } = getComputedStyle(here);
    return [here.outerHTML, outlineStyle !== "none" && parseFloat(outlineWidth) >= 2];
}"""


@pytest.mark.parametrize("kind", KINDS)
def test_by_keyboard_alone(site: Path, chromium: Any, kind: str) -> None:
    """Tab reaches all that can be used on a page, in the order in which it stands there, and it is seen where it is."""
    with visit(chromium, viewport={"width": 1440, "height": 900}) as found:
        page = found.page
        found.open(site / "en" / f"{kind}.html")
        page.wait_for_load_state("networkidle")
        wanted = page.evaluate(_USABLE)
        reached: list[str] = []
        page.keyboard.press("Tab")
        assert page.locator(":focus").inner_text() == "Skip to the content"
        while len(reached) <= len(wanted) * 2 and wanted[-1] not in reached:
            page.keyboard.press("Tab")
            element, is_seen = page.evaluate(_FOCUSED)
            assert is_seen, element
            reached.append(element)
        assert [each for each in reached if each in wanted] == wanted


@pytest.mark.parametrize("width", WIDTHS)
def test_fits_every_screen(site: Path, chromium: Any, width: int) -> None:
    """No page is wider than the screen that it is read on."""
    with visit(chromium, viewport={"width": width, "height": 900}) as found:
        for tongue in TONGUES:
            for kind in KINDS:
                found.open(site / tongue / f"{kind}.html")
                assert (
                    found.page.evaluate("document.documentElement.scrollWidth") == width
                )


def test_phone(site: Path, chromium: Any) -> None:
    """On a phone the bar at the top is one line, and words of tables are whole: what is too wide is scrolled by itself."""
    with visit(chromium, viewport={"width": 390, "height": 844}) as found:
        found.open(site / "en/guides/first.html")
        assert found.page.locator(".top").bounding_box()["height"] < 64
        table = found.page.locator("table")
        lines = table.evaluate(
            """table => [...table.querySelectorAll("th, td")].map((cell) => {
                const range = document.createRange();
                range.selectNodeContents(cell);
                const tops = new Set([...range.getClientRects()].map((each) => each.bottom));
                return [cell.textContent.split(/\\s+/).length, tops.size];
            })"""
        )
        assert all(count <= words * 2 for words, count in lines)
        assert table.evaluate("each => each.scrollWidth > each.clientWidth")
        table.focus()
        assert table.evaluate("each => each === document.activeElement")


@pytest.mark.parametrize("width", [390, 1440])
def test_list_shows_where_one_is(site: Path, chromium: Any, width: int) -> None:
    """However long the list of pages is, the entry of the page that is read is seen in it."""
    with visit(chromium, viewport={"width": width, "height": 300}) as found:
        found.open(site / "en/reference/account/usage.html")
        if width < 960:
            found.page.get_by_role("button", name="Menu").click()
        here = found.page.locator("#menu [aria-current=page]").bounding_box()
        assert 0 <= here["y"] <= 300 - here["height"]
        assert found.page.evaluate("scrollY") == 0


def test_samples_are_a_step_away(site: Path, chromium: Any) -> None:
    """Where the samples stand below all else, a link at the top leads to them, with scripts and without."""
    from playwright.sync_api import expect

    for how in ({}, {"java_script_enabled": False}):
        with visit(chromium, viewport={"width": 820, "height": 900}, **how) as found:
            found.open(site / "en" / f"{OPERATION}.html")
            samples = found.page.locator(".samples pre").first
            assert samples.bounding_box()["y"] > 900
            found.page.get_by_role("link", name="Samples").click()
            found.page.wait_for_url("**#calls")
            expect(samples).to_be_in_viewport()


def test_console_comes_to_the_reader(site: Path, chromium: Any) -> None:
    """On a phone, where the console stands below all else, its beginning is at the top of the screen once it is opened."""
    how = {"viewport": {"width": 390, "height": 844}, "reduced_motion": "reduce"}
    with visit(chromium, **how) as found:
        found.open(site / "en" / f"{OPERATION}.html")
        found.page.locator(".try-open").click()
        found.page.locator("form.try select:focus").wait_for()
        tab = found.page.get_by_role("tab", name="Try it").bounding_box()
        assert 0 < tab["y"] < 200


def test_styled_from_disk(site: Path, chromium: Any) -> None:
    """The styles and scripts of a site that is read from disk are loaded, whatever its policy forbids."""
    with visit(chromium) as found:
        found.open(site / "en" / f"{OPERATION}.html")
        family = found.page.evaluate("getComputedStyle(document.body).fontFamily")
        assert "system-ui" in family
        assert any(each.endswith("assets/site.js") for each in found.asked)
        assert found.page.evaluate("window.restencilWords.required") == "required"
        assert found.said == []


def test_menu_on_a_phone(site: Path, chromium: Any) -> None:
    """On a phone the list of pages opens by a button, leads on and closes, by keyboard alone and without JavaScript."""
    how = {"viewport": {"width": 390, "height": 800}, "java_script_enabled": False}
    with visit(chromium, **how) as found:
        found.open(site / "en" / f"{OPERATION}.html")
        menu = found.page.locator("#menu")
        assert not menu.is_visible()
        found.page.keyboard.press("Tab")
        assert found.page.locator(":focus").inner_text() == "Skip to the content"
        found.page.keyboard.press("Tab")
        found.page.keyboard.press("Enter")
        assert menu.is_visible()
        found.page.keyboard.press("Escape")
        assert not menu.is_visible()
        found.page.keyboard.press("Enter")
        found.page.keyboard.press("Tab")
        found.page.keyboard.press("Enter")
        found.page.wait_for_url("**/en/index.html")


def test_print_shows_everything(site: Path, chromium: Any) -> None:
    """Printed, a page is its text alone, with all that is folded away on the screen."""
    with visit(chromium) as found:
        found.open(site / "en" / f"{OPERATION}.html")
        found.page.emulate_media(media="print")
        assert not found.page.locator(".side").is_visible()
        assert not found.page.locator(".top").is_visible()
        shown = found.page.locator("details.inner .fields").first
        assert shown.bounding_box()["height"] > 0


def test_hostile_documents(tmp_path: Path, chromium: Any) -> None:
    """No script of a document that is made to attack its readers runs, on no page of its site."""
    site = site_of(tmp_path, hostile_document())
    with visit(chromium) as found:
        for file in sorted(site.rglob("*.html")):
            found.open(file)
            found.page.wait_for_load_state()
        assert found.dialogs == []
        assert [each for each in found.said if "evil" in each] == []
        assert all(each.startswith("file:") for each in found.asked)
