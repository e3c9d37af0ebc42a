"""What pages do beyond being read: themes, tabs, copying, and what they weigh."""

import gzip
import json
from pathlib import Path
from typing import Any

import pytest

from tests.docs.browser import Visit, axe, barriers, visit
from tests.docs.page import read_page
from tests.docs.serving import serving
from tests.docs.site import TONGUES, site_of, words

OPERATION = "reference/renders/create"
_MOST = 40_000


def _theme(found: Visit) -> list[Any]:
    """The theme that is chosen, what the button says, and the colour of the page."""
    told = found.page.evaluate("""() => [
            document.documentElement.dataset.theme ?? "system",
            document.querySelector("[data-theme-toggle]").ariaLabel,
            getComputedStyle(document.body).backgroundColor,
        ]""")
    assert isinstance(told, list)
    return told


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("system", ["light", "dark"])
def test_themes(studio: Path, chrome: Any, tongue: str, system: str) -> None:
    """A theme is the system's, light or dark, in turn; the one that was chosen is there on the next page from the beginning."""
    said = words(tongue)
    paper = {"light": "rgb(255, 255, 255)", "dark": "rgb(15, 20, 25)"}
    # what pages from files remember, Chromium forgets once in a while
    with serving(studio) as url, visit(chrome, color_scheme=system) as found:
        found.page.goto(f"{url}/{tongue}/{OPERATION}.html")
        for theme in ("system", "light", "dark", "system", "light"):
            colour = paper[system if theme == "system" else theme]
            label = f"{said['theme']}: {said[f'theme_{theme}']}"
            assert _theme(found) == [theme, label, colour]
            found.page.locator("[data-theme-toggle]").press("Enter")
        found.page.goto(f"{url}/{tongue}/index.html")
        assert _theme(found)[0] == "dark"
        assert found.said == []


@pytest.mark.parametrize("tongue", TONGUES)
def test_tabs(studio: Path, chrome: Any, tongue: str) -> None:
    """Samples are tabs: one of them is in the order of Tab, arrows lead through them, and the next page knows the choice."""
    wide = {"width": 1440, "height": 900}
    with serving(studio) as url, visit(chrome, viewport=wide) as found:
        page = found.page
        page.goto(f"{url}/{tongue}/{OPERATION}.html")
        tabs = page.get_by_role("tablist", name=words(tongue)["samples"])
        assert len(tabs.get_by_role("tab").all()) == 15
        assert tabs.locator("[tabindex='0']").all_inner_texts() == ["Shell"]
        tabs.locator("[tabindex='0']").focus()
        for key, name in (
            ("ArrowRight", "JavaScript"),
            ("ArrowLeft", "Shell"),
            ("ArrowLeft", "R"),
            ("Home", "Shell"),
            ("End", "R"),
            ("ArrowRight", "Shell"),
            ("ArrowRight", "JavaScript"),
        ):
            page.keyboard.press(key)
            assert page.locator(":focus").inner_text() == name
            assert tabs.locator("[aria-selected=true]").all_inner_texts() == [name]
            panel = page.get_by_role("tabpanel", name=name, exact=True)
            assert panel.is_visible()
        page.get_by_role("tab", name="axios").click()
        assert page.locator("[data-tabs] pre:visible").count() == 1
        page.goto(f"{url}/{tongue}/reference/files/upload.html")
        chosen = page.locator("[data-tabs] [aria-selected=true]:visible")
        assert chosen.all_inner_texts() == ["JavaScript", "axios"]
        assert "axios" in page.locator("[data-tabs] pre:visible").inner_text()
        assert found.said == []


def test_samples_without_scripts(studio: Path, chrome: Any) -> None:
    """Without JavaScript every sample can be unfolded, and nothing is shown that would do nothing."""
    with visit(chrome, java_script_enabled=False) as found:
        found.open(studio / "en" / f"{OPERATION}.html")
        parts = found.page.locator("[data-tab]")
        assert parts.count() == 15
        for part in parts.all()[1:]:
            part.locator("summary").click()
            assert part.locator("pre").first.is_visible()
        assert not found.page.locator("[data-search]").is_visible()
        assert not found.page.locator("[data-theme-toggle]").is_visible()


def test_colours(studio: Path, chrome: Any) -> None:
    """Samples are coloured when they are seen, and say what they said before."""
    file = studio / "en" / f"{OPERATION}.html"
    plain = [
        each.text
        for part in read_page(file).one("section", "samples").all("pre")
        for each in part.all("code")
    ]
    with visit(chrome, viewport={"width": 1440, "height": 900}) as found:
        found.open(file)
        samples = found.page.locator("[data-tabs] code")
        for tab in found.page.locator("[data-tabs] [role=tab]").all():
            if tab.is_visible():
                tab.click()
                visible = found.page.locator("[data-tabs] pre:visible")
                visible.locator(".j-text").first.wait_for()
        assert samples.all_text_contents() == plain
        assert found.said == []


def _copied(found: Visit, button: Any) -> str:
    button.click()
    found.page.get_by_role("button", name="Copied").wait_for()
    text = found.page.evaluate("navigator.clipboard.readText()")
    return str(text)


def test_copying(studio: Path, chrome: Any) -> None:
    """Samples, examples and the URL are copied as they are; the page is copied as its Markdown."""
    file = studio / "en" / f"{OPERATION}.html"
    with serving(studio) as url, visit(chrome) as found:
        found.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = found.page
        for name, place in (("pre", "[data-tabs] pre:visible"), ("code", ".call")):
            page.goto(f"{url}/en/{OPERATION}.html")
            block = page.locator(place).first
            code = block.locator("code").text_content()
            assert _copied(found, block.get_by_role("button").first) == code, name
        page.goto(f"{url}/en/{OPERATION}.html")
        button = page.get_by_role("button", name="Copy page as Markdown")
        text = _copied(found, button)
        assert text.strip() == file.with_suffix(".md").read_text("utf-8").strip()
        # it says again what it does
        button.wait_for()
        assert [each for each in found.said if "clipboard" not in each] == []


def test_copying_from_disk(studio: Path, chrome: Any) -> None:
    """A page from disk can copy what is on it; it leads to its Markdown, which browsers do not let it read."""
    with visit(chrome) as found:
        found.page.context.grant_permissions(["clipboard-read", "clipboard-write"])
        found.open(studio / "en" / f"{OPERATION}.html")
        block = found.page.locator("[data-tabs] pre:visible")
        assert _copied(found, block.get_by_role("button")).startswith("curl ")
        named = found.page.get_by_role("button", name="Copy page as Markdown")
        assert named.count() == 0
        assert found.page.locator("[data-copy-page]").is_visible()


def test_the_way_in(studio: Path, chrome: Any) -> None:
    """The page at the top leads on in the language of the browser, or in the one that was read last."""
    for locale, tongue in (("zh-CN", "zh"), ("en-GB", "en"), ("fr-FR", "en")):
        with visit(chrome, locale=locale) as found:
            found.open(studio / "index.html")
            found.page.wait_for_url(f"**/{tongue}/index.html")
    with serving(studio) as url, visit(chrome, locale="en-GB") as found:
        found.page.goto(f"{url}/zh/index.html")
        found.page.goto(f"{url}/index.html")
        found.page.wait_for_url("**/zh/index.html")


def test_weight(studio: Path) -> None:
    """All scripts of a site, but for what is searched, weigh less than 40 KB as they are sent."""
    scripts = [
        each for each in (studio / "assets").glob("*.js") if each.stem != "search"
    ]
    assert len(scripts) >= 9
    packed = [len(gzip.compress(each.read_bytes(), 9)) for each in scripts]
    assert sum(packed) < _MOST


def test_scripts_make_no_markup(studio: Path) -> None:
    """No script reads text as markup or as code."""
    for file in (studio / "assets").glob("*.js"):
        if file.stem == "search" or file.stem.startswith("words"):
            continue
        text = file.read_text("utf-8")
        for sink in (
            *("innerHTML", "outerHTML", "insertAdjacentHTML", "document.write"),
            *("eval(", "Function(", 'setTimeout("', "srcdoc"),
        ):
            assert sink not in text, file.name


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("tongue", TONGUES)
def test_no_barriers(studio: Path, chrome: Any, tongue: str, theme: str) -> None:
    """axe-core finds no barrier in the console, filled in wrongly, on a phone and on a wide screen."""
    source = axe()
    for width in (390, 1440):
        how = {"viewport": {"width": width, "height": 900}, "color_scheme": theme}
        with visit(chrome, **how, bypass_csp=True) as found:
            for page in ("renders/create", "files/upload", "sessions/list"):
                found.open(studio / tongue / f"reference/{page}.html")
                found.page.locator(".try-open").click()
                found.page.locator("form.try").wait_for()
                for text in found.page.locator(".try textarea:visible").all():
                    text.fill('{"model": 1}')
                assert barriers(found, source) == [], (page, width)
                wide = found.page.evaluate("document.documentElement.scrollWidth")
                assert wide == width


_EVIL = "</script><img src=x onerror=alert(1)>'\"`${alert(1)}"


def test_hostile_console(tmp_path: Path, chrome: Any) -> None:
    """Names, examples and schemes of a hostile document are text in the console."""
    schema = {
        "type": "object",
        "properties": {_EVIL: {"enum": [_EVIL]}, "__proto__": {"type": "integer"}},
        "required": [_EVIL],
        "additionalProperties": False,
    }
    operation = {
        "operationId": "attack",
        "tags": ["attacks"],
        "parameters": [
            {"name": _EVIL, "in": "query", "schema": {"enum": [_EVIL]}},
            {"name": "X-Evil", "in": "header", "schema": {}, "example": _EVIL},
        ],
        "requestBody": {
            "content": {"application/json": {"schema": schema, "example": {_EVIL: 1}}}
        },
        "responses": {"200": {"description": "x"}},
    }
    key = {"type": "apiKey", "in": "query", "name": _EVIL}
    document = {
        "openapi": "3.1.0",
        "info": {"title": "Evil", "version": "1"},
        "servers": [{"url": "https://evil.example"}],
        "security": [{"key": []}],
        "components": {"securitySchemes": {"key": key}},
        "paths": {"/attack": {"post": operation}},
    }
    site = site_of(tmp_path, document)
    with visit(chrome) as found:
        found.open(site / "en/reference/attacks/attack.html")
        found.page.locator(".try-open").click()
        form = found.page.locator("form.try")
        form.locator("select").nth(1).select_option(_EVIL)
        form.locator(".try-body").fill(json.dumps({_EVIL: 1, "__proto__": "x"}))
        told = form.locator(".fault:not(:empty)").inner_text()
        assert _EVIL in told
        assert "__proto__" in told
        assert form.locator("img, script").count() == 0
        assert found.dialogs == found.said == []
        assert all(each.startswith("file:") for each in found.asked)
