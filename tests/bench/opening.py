"""What it takes to open a page at an operation in Chromium, and what the page is like then."""

from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from tests.bench.search import searched
from tests.docs.browser import barriers, visit

_SCREEN = {"width": 1440, "height": 900}
# the moment after the first frame in which the text is to be seen: in the viewport, and nothing lies over it
_SEEN = """(() => {
    const isSeen = (text) => {
        const range = document.createRange();
        range.selectNodeContents(text);
        const [first] = range.getClientRects();
        if (!first || first.top < 0 || first.bottom > innerHeight) return false;
        const top = document.elementFromPoint((first.left + first.right) / 2, (first.top + first.bottom) / 2);
        return top !== null && (top.contains(text) || text.parentElement.contains(top));
    };
    const texts = (told) => {
        if (!document.body) return [];
        const path = `.//text()[starts-with(normalize-space(.), ${JSON.stringify(told)})]`;
        const found = document.evaluate(path, document.body, null, XPathResult.ORDERED_NODE_SNAPSHOT_TYPE);
        return Array.from({ length: found.snapshotLength }, (_, number) => found.snapshotItem(number));
    };
    window.measuredSeen = new Promise((resolve) => {
        const look = () => {
            if (texts(TOLD).some(isSeen)) setTimeout(() => resolve(performance.now()));
            else requestAnimationFrame(look);
        };
        requestAnimationFrame(look);
    });
})();"""
_PAINTED = "performance.getEntriesByName('first-contentful-paint')[0].startTime"
_LOADED = """() => {
    const of = (kind) => performance.getEntriesByType(kind);
    const sum = (sizes) => sizes.reduce((all, each) => all + each, 0);
    const inline = [...document.scripts].filter((each) => !each.src && each.type !== "application/json");
    const scripts = of("resource").filter((each) => each.initiatorType === "script");
    return {
        all: sum([...of("navigation"), ...of("resource")].map((each) => each.encodedBodySize)),
        scripts: sum([...inline.map((each) => each.text.length), ...scripts.map((each) => each.encodedBodySize)]),
    };
}"""
_SETTLED = 2000
"""Milliseconds after which a page has loaded what it loads by itself, and a window of Chromium the pages it consists of."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A page that was opened: milliseconds until something and until the operation was to be seen, and bytes."""

    painted: float
    seen: float
    loaded: int
    scripts: int
    elsewhere: int


def opened(chromium: Any, address: str, told: str) -> Opened:
    """A new visit to a page, which knows nothing of another one, until the text is seen that is `told` there."""
    with visit(chromium, viewport=_SCREEN) as found:
        _open(found.page, address, told)
        seen = found.page.evaluate("window.measuredSeen")
        found.page.wait_for_timeout(_SETTLED)
        painted = found.page.evaluate(_PAINTED)
        sizes = found.page.evaluate(_LOADED)
        here = f"//{urlsplit(address).netloc}/"
        away = [each for each in found.asked if here not in each]
        return Opened(painted, seen, sizes["all"], sizes["scripts"], len(away))


def _open(page: Any, address: str, told: str) -> None:
    page.wait_for_timeout(_SETTLED)
    page.add_init_script(_SEEN.replace("TOLD", f'"{told}"'))
    page.goto(address, wait_until="commit")


def unscripted(chromium: Any, address: str) -> int:
    """The characters of text that a page has without JavaScript, white space left out."""
    with visit(chromium, viewport=_SCREEN, java_script_enabled=False) as found:
        found.page.goto(address)
        return len("".join(found.page.inner_text("body").split()))


def broken_rules(chromium: Any, address: str, told: str, axe: str) -> int:
    """The rules of axe-core that a page breaks once the text is seen that is `told` there."""
    with visit(chromium, viewport=_SCREEN, bypass_csp=True) as found:
        _open(found.page, address, told)
        found.page.evaluate("window.measuredSeen")
        found.page.wait_for_timeout(_SETTLED)
        return len({each.partition(":")[0] for each in barriers(found, axe)})


def search_ready(chromium: Any, address: str) -> float:
    """The milliseconds from Ctrl+K until the search of this project's site is ready, on a new page."""
    with visit(chromium, viewport=_SCREEN) as found:
        found.page.goto(address)
        return float(searched(found.page, "repository")["ready"])
