"""How long the search of a document's site takes: until it is ready, and for a query, in Chromium; medians of new pages.

Run with the Python that restencil and Playwright are installed in: `python tests/bench/search.py DOCUMENT QUERY...`.
Ready is the time from Ctrl+K until the index is loaded and made. Figures are for reading, no test asserts one.
"""

import argparse
import gzip
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

_RUNS = 7
_TARGET = 300
_SEARCH = """async (query) => {
    const until = async (met) => { while (!met()) await new Promise((next) => setTimeout(next, 0)); };
    const count = () => document.querySelector(".found-count")?.textContent;
    const start = performance.now();
    document.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, cancelable: true, bubbles: true }));
    await until(count);
    const ready = performance.now();
    const said = count();
    const field = document.querySelector("dialog.search input");
    field.value = query;
    field.dispatchEvent(new InputEvent("input"));
    await until(() => count() !== said);
    return { ready: ready - start, query: performance.now() - ready, said: count() };
}"""


def main() -> None:
    """Prints the size of the index, and for each query the time until it is ready and until something is found."""
    parser = argparse.ArgumentParser()
    parser.add_argument("document", type=Path)
    parser.add_argument("queries", nargs="*", default=["repository"])
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = _site(given.document, Path(folder))
        index = (site / "assets/search.js").read_bytes()
        packed = len(gzip.compress(index))
        print(f"index: {len(index):,} bytes, {packed:,} as sent")
        with sync_playwright() as driver:
            path = shutil.which("chromium")
            browser = driver.chromium.launch(
                executable_path=path, args=["--no-sandbox"]
            )
            for query in given.queries:
                print(_row(browser, site / "en/index.html", query))
            browser.close()


def _site(document: Path, folder: Path) -> Path:
    spec = folder / "measured"
    spec.mkdir()
    shutil.copy(document, spec / f"openapi{document.suffix}")
    command = Path(sys.executable).with_name("restencil")
    wanted = ("generate", str(spec), "--target", "docs", "--out", str(folder / "out"))
    subprocess.run((str(command), *wanted), check=True, capture_output=True)
    return folder / "out/measured/docs"


def _row(browser: Any, page: Path, query: str) -> str:
    found = [_once(browser, page, query) for _ in range(_RUNS)]
    ready, taken = (
        statistics.median(each[key] for each in found) for key in ("ready", "query")
    )
    return f"{query!r}: ready in {ready:.0f} ms (target {_TARGET}), found in {taken:.0f} ms: {found[0]['said']}"


def _once(browser: Any, page: Path, query: str) -> Any:
    context = browser.new_context()
    opened = context.new_page()
    opened.goto(page.resolve().as_uri())
    told = searched(opened, query)
    context.close()
    return told


def searched(page: Any, query: str) -> Any:
    """The milliseconds until the search of a new page is `ready`, and until a `query` has found what is `said`."""
    return page.evaluate(_SEARCH, query)


if __name__ == "__main__":
    main()
