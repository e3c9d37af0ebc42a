"""A HAR file: the calls that a browser or a proxy recorded, those of one method and path as one operation."""

from collections import Counter
from collections.abc import Iterator
from typing import Any

from generator.capture.calls.calls import Call, reading_of
from generator.capture.calls.entries import call_of, kept_entry, reason_to_skip
from generator.capture.calls.hiding import Hiding
from generator.capture.calls.parts import Part, json_object, laid_out, part_of
from generator.capture.calls.templating import templates
from generator.capture.facts import Contents, Doubt
from generator.capture.masking import masked


def looks_like(text: str) -> bool:
    """Whether a text is a HAR file."""
    found = json_object(text)
    log = found.get("log") if found else None
    return isinstance(log, dict) and isinstance(log.get("entries"), list)


def safe(text: str) -> tuple[str, tuple[Doubt, ...]]:
    """What can be kept of a file: the calls of an API, without credentials and what only the browser needs."""
    found = json_object(text)
    entries = (found or {}).get("log", {}).get("entries", [])
    skipped: Counter[str] = Counter()
    kept: list[Any] = []
    for each in entries:
        if reason := reason_to_skip(each):
            skipped[reason] += 1
        else:
            kept.append(kept_entry(each))
    hiding = Hiding()
    held = hiding.within({"log": {"version": "1.2", "entries": kept}})
    shown, others = masked(laid_out(held))
    doubts = (*hiding.doubts, *others, *_skipped(skipped, len(entries)))
    return shown, doubts


def _skipped(skipped: Counter[str], total: int) -> Iterator[Doubt]:
    if skipped:
        told = ", ".join(f"{number} {kind}" for kind, number in skipped.most_common())
        message = f"{skipped.total()} of {total} entries are left out: {told}."
        yield Doubt("entries-skipped", message, (1,), "nothing needs to be done")


def read(text: str) -> Contents:
    """What the calls of a file show, each operation known by its method and the template of its path."""
    whole = part_of(text)
    entries = list(whole.at("log").each("entries")) if whole else []
    calls = [call for each in entries if (call := _call(each))]
    groups: dict[str, dict[str, list[Call]]] = {}
    for key, call in _templated(calls):
        groups.setdefault(key, {}).setdefault(call.url, []).append(call)
    readings = tuple(
        reading_of(_of_one_host(each), key) for key, each in groups.items()
    )
    return Contents(readings, doubts=() if readings else (_no_calls(),))


def _call(entry: Part) -> Call | None:
    return None if reason_to_skip(entry.value) else call_of(entry)


def _templated(calls: list[Call]) -> Iterator[tuple[str, Call]]:
    """The calls with holes in their paths, each with its method and path before it."""
    by_method: dict[tuple[str, str], list[tuple[str, Call]]] = {}
    for call in calls:
        host, path = _split(call.url)
        by_method.setdefault((call.method, host), []).append((path, call))
    made = {key: templates(path for path, _ in each) for key, each in by_method.items()}
    for call in calls:
        host, path = _split(call.url)
        template = made[call.method, host][path]
        yield f"{call.method} {template}", call.at(f"{host}{template}")


def _split(url: str) -> tuple[str, str]:
    """The server and the path of an address."""
    scheme, _, rest = url.partition("://")
    host, _, path = rest.partition("/")
    return f"{scheme}://{host}", f"/{path}"


def _of_one_host(by_address: dict[str, list[Call]]) -> list[Call]:
    """The calls of the address that was called most, which tell of those that are left out."""
    first = max(by_address, key=lambda url: len(by_address[url]))
    others = [url for url in by_address if url != first]
    if not others:
        return by_address[first]
    lines = tuple(by_address[url][0].line for url in (first, *others))
    message = f"The same method and path was called on several hosts; the spec has {first}, and leaves out {', '.join(others)}."
    remedy = "capture each host into a spec folder of its own"
    call, *more = by_address[first]
    return [call.doubting(Doubt("hosts-differ", message, lines, remedy)), *more]


def _no_calls() -> Doubt:
    message = "No entry is a call of an API."
    remedy = "record the calls themselves, not only the pages of a site"
    return Doubt("no-calls", message, (1,), remedy)
