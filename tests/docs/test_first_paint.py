"""What a page needs before any of it is shown."""

import base64
import hashlib
from pathlib import Path
from typing import Any

import pytest

from tests.docs.browser import visit
from tests.docs.page import Element, read_page
from tests.docs.serving import serving

OPERATION = "en/reference/comments/thread.html"


def _loading(page: Element) -> list[Element]:
    """What a page's head loads or runs, in its order."""
    return [
        each
        for each in page.one("head").all()
        if each.tag == "script" or each.attributes.get("rel") == "stylesheet"
    ]


def test_one_file_before_the_first_paint(studio: Path) -> None:
    """A page is shown as soon as one stylesheet is there: the only script that does not wait stands in the page, before it."""
    for file in sorted(studio.rglob("*.html")):
        theme, style, *scripts = _loading(read_page(file))
        assert theme.attributes == {}
        assert style.attributes["rel"] == "stylesheet"
        assert all({"src", "defer"} == set(each.attributes) for each in scripts)


def test_policies_know_the_script(studio: Path) -> None:
    """One script stands in pages, the same in all, and the policy of each lets in no other."""
    inline, allowed = set(), set()
    for file in sorted(studio.rglob("*.html")):
        page = read_page(file)
        inline |= {each.text for each in page.all("script") if not each.attributes}
        policy = next(
            each for each in page.all("meta") if "http-equiv" in each.attributes
        )
        allowed |= {
            each
            for each in policy.attributes["content"].split(";")
            if each.startswith(" script-src")
        }
    (text,) = inline
    digest = base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()
    assert allowed == {f" script-src 'self' 'sha256-{digest}'"}


@pytest.mark.parametrize("page", ["index.html", OPERATION])
def test_theme_waits_for_no_file(studio: Path, chrome: Any, page: str) -> None:
    """The theme that was chosen is that of the first paint, whenever the files of scripts arrive."""
    # what pages from files remember, Chromium forgets once in a while
    with serving(studio) as url, visit(chrome, color_scheme="light") as found:
        found.page.goto(f"{url}/{OPERATION}")
        found.page.evaluate("localStorage.setItem('restencil:theme', 'dark')")
        found.page.route("**/*.js", lambda route: route.abort())
        found.page.goto(f"{url}/{page}")
        scheme = "getComputedStyle(document.documentElement).colorScheme"
        assert found.page.evaluate(scheme) == "dark"
