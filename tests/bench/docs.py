"""What the site of a document costs its makers and its readers, beside those of Redoc and Scalar, in one run.

    python tests/bench/docs.py DOCUMENT --work FOLDER --write README.md

DOCUMENT is OpenAPI in JSON, whose operations have tags and ids. The peers are fetched from npm into the work folder;
everything is served from this machine, uncompressed, and the browser finds no other. The same operation is opened by
its own address, by each in turn, with nothing in the browser's cache. It is seen when the beginning of its description
is in the viewport, and nothing lies over it.
"""

import argparse
import gzip
import json
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.opening import Opened, broken_rules, opened, search_ready, unscripted
from tests.bench.publishers import (
    Publisher,
    Wanted,
    installed,
    redoc,
    restencil,
    scalar,
)
from tests.docs.browser import browser
from tests.docs.serving import serving

_RUNS = 7
_MARKED = re.compile(
    r"(<!-- made by tests/bench/docs.py -->\n).*?(<!-- end -->)", re.DOTALL
)
# that of a description which every renderer leaves as one text
_PLAIN = re.compile(r"[A-Z][A-Za-z ]{30,}[A-Za-z]")
_ALONE = "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"


@dataclass(frozen=True, slots=True)
class Measured:
    """What was found out about a publisher's page of the operation."""

    publisher: Publisher
    visits: tuple[Opened, ...]
    unscripted: int
    broken: int
    ready: float | None

    def median(self, figure: Callable[[Opened], float]) -> float:
        """The median of a figure over all visits."""
        return statistics.median(map(figure, self.visits))


def main() -> None:
    """Prints the table, and writes it where it is asked for."""
    options = _options()
    table = "\n".join(_table(options.document.resolve(), options.work.resolve()))
    print(table)
    if options.write:
        _write(options.write, table)


def _options() -> argparse.Namespace:
    made = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    made.add_argument("document", type=Path)
    made.add_argument(
        "--work", required=True, type=Path, help="what is fetched and made lies there"
    )
    made.add_argument("--write", type=Path, help="the file that holds the table")
    return made.parse_args()


def _write(file: Path, table: str) -> None:
    written, count = _MARKED.subn(
        lambda found: f"{found[1]}{table}\n{found[2]}", file.read_text("utf-8")
    )
    if count != 1:
        sys.exit(f"{file} has no place for the table")
    file.write_text(written, "utf-8")


def _table(document: Path, work: Path) -> Iterator[str]:
    work.mkdir(parents=True, exist_ok=True)
    packages = installed(work)
    wanted, count = _wanted(document)
    publishers = (
        restencil(wanted, work),
        redoc(wanted, work, packages),
        scalar(wanted, work, packages),
    )
    axe = (packages / "axe-core/axe.min.js").read_text("utf-8")
    measured = _measured(publishers, wanted, axe)
    named = " | ".join(each.publisher.name for each in measured)
    yield f"| `{wanted.id}`, of {count:,} operations in {document.name} | {named} |"
    yield "|---" + "|---:" * len(measured) + "|"
    for called, figure in _ROWS.items():
        yield f"| {called} | {' | '.join(map(figure, measured))} |"


def _wanted(document: Path) -> tuple[Wanted, int]:
    """The operation in the middle of those whose description begins as no other does; and how many there are at all."""
    paths: dict[str, Any] = json.loads(document.read_bytes())["paths"]
    all_of_them = [
        (path, method, stated)
        for path, item in paths.items()
        for method, stated in item.items()
        if "operationId" in stated
    ]
    begun = Counter(_beginning(stated) for _, _, stated in all_of_them)
    fit = [each for each in all_of_them if begun[_beginning(each[2])] == 1]
    path, method, stated = fit[len(fit) // 2]
    operation = (stated["tags"][0], stated["operationId"])
    told = _beginning(stated)
    return Wanted(document, *operation, method.upper(), path, told), len(all_of_them)


def _beginning(stated: dict[str, Any]) -> str:
    found = _PLAIN.match(stated.get("description") or "")
    return found[0] if found else ""


def _measured(
    publishers: tuple[Publisher, ...], wanted: Wanted, axe: str
) -> list[Measured]:
    with ExitStack() as stack:
        chromium = stack.enter_context(browser(_ALONE))
        addresses = [
            f"{stack.enter_context(serving(each.folder))}/{each.way}"
            for each in publishers
        ]
        visits = _visits(chromium, addresses, wanted.told)
        return [
            Measured(
                publisher,
                tuple(visits[address]),
                unscripted(chromium, address),
                broken_rules(chromium, address, wanted.told, axe),
                _ready(chromium, publisher, address),
            )
            for publisher, address in zip(publishers, addresses, strict=True)
        ]


def _visits(chromium: Any, addresses: list[str], told: str) -> dict[str, list[Opened]]:
    """Visits in turn, there and back, so that none always comes after the same other."""
    visits: dict[str, list[Opened]] = {address: [] for address in addresses}
    for number in range(_RUNS):
        for address in addresses[:: -1 if number % 2 else 1]:
            visits[address].append(opened(chromium, address, told))
            # what a page leaves behind is cleared away while nothing is measured
            time.sleep(1)
    return visits


def _ready(chromium: Any, publisher: Publisher, address: str) -> float | None:
    if publisher.name != "restencil":
        return None
    return statistics.median(search_ready(chromium, address) for _ in range(_RUNS))


def _weight(measured: Measured) -> str:
    """The median of the pages at which operations stand, as they are and as they are sent compressed."""
    folder = measured.publisher.folder
    pages = list(folder.glob("*/reference/*/*.html")) or [folder / "index.html"]
    contents = [each.read_bytes() for each in pages]
    plain = statistics.median(len(each) for each in contents)
    packed = statistics.median(len(gzip.compress(each)) for each in contents)
    return f"{plain / 1000:,.1f} / {packed / 1000:,.1f}"


def _built(measured: Measured) -> str:
    cost = measured.publisher.cost
    return f"{cost.cpu:.1f} / {cost.peak:.0f}" if cost else "-"


_ROWS: dict[str, Callable[[Measured], str]] = {
    "build: CPU s / peak MiB": _built,
    "page with an operation, median: KB / gzipped": _weight,
    "first contentful paint, ms": lambda of: f"{of.median(lambda one: one.painted):,.0f}",
    "operation seen, ms": lambda of: f"{of.median(lambda one: one.seen):,.0f}",
    "loaded, KB": lambda of: f"{of.median(lambda one: one.loaded) / 1000:,.0f}",
    "of which scripts, KB": lambda of: f"{of.median(lambda one: one.scripts) / 1000:,.0f}",
    "requests to elsewhere": lambda of: f"{of.median(lambda one: one.elsewhere):.0f}",
    "characters to be read without JavaScript": lambda of: f"{of.unscripted:,}",
    "rules of axe-core broken": lambda of: f"{of.broken}",
    "search ready after Ctrl+K, ms": lambda of: f"{of.ready:.0f}" if of.ready else "-",
}


if __name__ == "__main__":
    main()
