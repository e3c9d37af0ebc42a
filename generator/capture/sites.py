"""The pages that a list links to: those beside its file, or those on its site."""

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from urllib.parse import SplitResult, unquote, urljoin, urlsplit

from generator.capture.readers import llms
from generator.errors import Location, Stop, error
from generator.load.fetching import UnreachableError, fetched
from generator.load.source import decoded_source
from generator.shown import shown

_MOST_PAGES = 2_000
_MOST_BYTES = 64_000_000
_MOST_SECONDS = 300.0
_AT_ONCE = 8

Named = tuple[tuple[str, str], ...]
"""Names, each with a text, or with the reason why there is none."""


def is_web(name: str) -> bool:
    """Whether an input is an address of the web; raises `Stop` for one that is not https."""
    if name.startswith("http://"):
        hint = "give its https address, or copy the page into a file"
        message = "an address that is not https is not read"
        raise Stop(error("page-unreachable", message, hint, Location(shown(name, 200))))
    return name.startswith("https://")


def page_at(address: str) -> bytes:
    """What stands at an https address; raises `Stop` if nothing can be read there."""
    try:
        return fetched(address, _same_host(address))
    except UnreachableError as fault:
        hint = "open it in a browser, and copy the page into a file"
        place = Location(shown(address, 200))
        message = f"nothing can be read there: {shown(str(fault), 200)}"
        raise Stop(error("page-unreachable", message, hint, place)) from None


def _same_host(address: str) -> Callable[[str], None]:
    """What raises `UnreachableError` for addresses of other hosts than the first one's."""
    host = urlsplit(address).netloc

    def admit(other: str) -> None:
        split = _split(other)
        if not split or split.scheme != "https" or split.netloc != host:
            where = split.netloc if split else other
            raise UnreachableError(f"the server sends to another one, {where}")

    return admit


def linked_files(path: Path, text: str) -> tuple[list[Path], Named]:
    """The files beside the list at `path` that it links to, and the links that lead to none."""
    files: dict[Path, None] = {}
    missing: dict[str, str] = {}
    for link in llms.read(text):
        found = next(
            (each for each in _candidates(path.parent, link.url) if each.is_file()),
            None,
        )
        if found:
            files[found] = None
        else:
            missing[link.url] = "no such file beside the list"
    return list(files), tuple(missing.items())


def _candidates(folder: Path, url: str) -> Iterator[Path]:
    """Where a link may lead below a folder: along its path if it is relative, else to the name of its last step."""
    split = _split(url)
    steps = [step for step in unquote(split.path).split("/") if step] if split else []
    if not split or not steps or {".", ".."} & set(steps) or "\0" in url:
        return
    if not split.scheme and not split.netloc:
        yield folder.joinpath(*steps)
    yield folder / steps[-1]


def pages_of(address: str, text: str) -> tuple[Named, Named]:
    """The pages that the list at `address` links to on its own host, and the links that were not followed."""
    skipped: dict[str, str] = {}
    wanted: dict[str, None] = {}
    for link in llms.read(text):
        target, why = _target(address, link.url)
        if not why and len(wanted) >= _MOST_PAGES and target not in wanted:
            why = f"more than {_MOST_PAGES:,} pages are not read"
        if why:
            skipped[link.url] = why
        else:
            wanted[target] = None
    read: dict[str, str] = {}
    for each, content, why in _all(list(wanted)):
        if why:
            skipped[each] = why
        else:
            read[each] = content
    return tuple(read.items()), tuple(skipped.items())


def _target(address: str, url: str) -> tuple[str, str]:
    """The address that a link leads to, and why it is not followed."""
    split = _split(urljoin(address, url)) if _split(url) else None
    if split is None:
        return url, "it is no address"
    if split.scheme != "https" or split.netloc != urlsplit(address).netloc:
        return url, "it is on another host"
    if not split.path.endswith(".md"):
        return url, "it is no Markdown"
    return split._replace(fragment="").geturl(), ""


def _all(addresses: list[str]) -> Iterator[tuple[str, str, str]]:
    """The text at each address, or why there is none."""
    end, size = time.monotonic() + _MOST_SECONDS, 0

    def one(address: str) -> tuple[str, str]:
        if time.monotonic() > end:
            return "", f"the site took more than {_MOST_SECONDS:.0f} seconds"
        return _one(address)

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for address, (text, why) in zip(
            addresses, pool.map(one, addresses), strict=True
        ):
            size += len(text)
            if size > _MOST_BYTES:
                yield address, "", f"the site has more than {_MOST_BYTES:,} characters"
            else:
                yield address, text, why


def _one(address: str) -> tuple[str, str]:
    try:
        return decoded_source(page_at(address), address).text, ""
    except Stop as stop:
        return "", stop.problems[0].message


def _split(url: str) -> SplitResult | None:
    try:
        return urlsplit(url)
    except ValueError:
        return None
