"""The site in a real browser, read from disk."""

from pathlib import Path
from typing import Any

import pytest

from tests.docs.browser import axe, barriers, visit
from tests.docs.page import read_page
from tests.docs.site import TONGUES, site_of
from tests.docs.test_hostile import hostile_document

OPERATION = "reference/renders/create"
KINDS = (OPERATION, "index", "reference/renders", "models", "models/render")
WIDTHS = (390, 820, 1440)


@pytest.fixture(scope="module")
def chromium(chrome: Any) -> Any:
    return chrome


@pytest.fixture(scope="module")
def site(studio: Path) -> Path:
    """The site of the studio, the API in which everything occurs."""
    return studio


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
        found.open(site / "index.html")
        assert barriers(found, source) == []


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
            for line in read_page(file).one("main").all("dt"):
                assert "".join(line.text.split()) in shown
        assert found.said == []
        assert all(each.startswith("file:") for each in found.asked)


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
