"""A real browser for the tests: Debian's Chromium, driven by Playwright."""

import contextlib
import os
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest

from tests.samples.needs import need, need_module

_AXE = "RESTENCIL_AXE"


@dataclass(slots=True)
class Visit:
    """A page in the browser, and all that it complained of or asked for."""

    page: Any
    said: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    dialogs: list[str] = field(default_factory=list)

    def open(self, file: Path) -> None:
        """Opens a file as it lies on disk."""
        self.page.goto(file.resolve().as_uri())


@contextlib.contextmanager
def browser(*arguments: str) -> Iterator[Any]:
    """Chromium, without a window, started with more arguments."""
    need_module("pip install playwright", "playwright")
    path = need("install the package chromium", "chromium", "chromium-browser")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as driver:
        started = driver.chromium.launch(
            executable_path=path, args=["--no-sandbox", *arguments]
        )
        yield started
        started.close()


@contextlib.contextmanager
def visit(started: Any, **how: Any) -> Iterator[Visit]:
    """A page of its own, in a context that is set up in some way."""
    context = started.new_context(**how)
    found = Visit(context.new_page())
    found.page.on("console", lambda each: found.said.append(each.text))
    found.page.on("pageerror", lambda each: found.said.append(str(each)))
    found.page.on("request", lambda each: found.asked.append(each.url))
    found.page.on("dialog", lambda each: _dismiss(found, each))
    yield found
    context.close()


def _dismiss(found: Visit, dialog: Any) -> None:
    found.dialogs.append(dialog.message)
    dialog.dismiss()


def axe() -> str:
    """The source of axe-core, which finds barriers; from where the environment says that its file is."""
    file = os.environ.get(_AXE)
    if file:
        return Path(file).read_text("utf-8")
    remedy = f"npm install axe-core, and {_AXE}=.../axe-core/axe.min.js"
    if os.environ.get("CI"):
        pytest.fail(f"axe-core is missing: {remedy}")
    pytest.skip(f"axe-core is missing: {remedy}")
    return ""


def barriers(found: Visit, source: str) -> list[str]:
    """What axe-core has to say against a page: rules, with the elements that break them."""
    # past the page's policy, which lets no script in
    found.page.evaluate(source)
    result = found.page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{rule['id']}: {node['html']}"
        for rule in result["violations"]
        for node in rule["nodes"]
    ]
