"""What is left open of the call: its address, its media types, its credentials and its answers."""

from collections.abc import Callable, Iterator

from generator.capture.facts import Doubt
from generator.capture.findings.common import inside
from generator.capture.telling import Told


def _content_type_differs(root: Told) -> Iterator[Doubt]:
    header = root.at("parameter", "header", "Content-Type")
    said = header and (header.fact("example") or header.fact("default"))
    for name, node in inside(root, "body"):
        stated = node.fact("media_type")
        if said and stated and said.value != name:
            message = f"The header says {said.value}, the body is headed {name}. Both are in the spec, the header's first."
            remedy = "remove the media type that the API does not take"
            lines = (said.line, stated.line)
            yield Doubt("content-type-differs", message, lines, remedy)


def _errors_undocumented(root: Told) -> Iterator[Doubt]:
    found = inside(root, "response")
    if found and all(status.startswith("2") for status, _ in found):
        statuses = ", ".join(status for status, _ in found)
        message = f"Only {statuses} is described; no error response is."
        lines = tuple(node.line("name") for _, node in found)
        remedy = "describe the errors that you meet"
        yield Doubt("errors-undocumented", message, lines, remedy)


def _body_undescribed(root: Told) -> Iterator[Doubt]:
    for status, node in inside(root, "response"):
        if not node.inside:
            message = f"The page names the response {status} and shows no body of it."
            remedy = "open it on the page, and describe it"
            lines = (node.line("name"),)
            yield Doubt("response-undescribed", message, lines, remedy, node.subject)


def _sample_lacks_auth(root: Told) -> Iterator[Doubt]:
    block, sample = root.at("security"), root.at("sample")
    if not block or not sample or not sample.fact("url"):
        return
    names = [
        str(fact.value[0]).lower()
        for fact in sample.every("header")
        if isinstance(fact.value, list)
    ]
    if "authorization" not in names:
        message = "The page asks for credentials; its curl sample sends none."
        first = next(iter(block.inside.values()), block)
        lines = (first.line("kind"), sample.line("method", "url"))
        remedy = "trust the block, which the spec has"
        yield Doubt("sample-lacks-auth", message, lines, remedy)


def _auth_twice(root: Told) -> Iterator[Doubt]:
    block = root.at("security")
    header = root.at("parameter", "header", "Authorization")
    if block and header:
        message = "Credentials are described twice: as a block, and as the header Authorization. The spec has the block."
        first = next(iter(block.inside.values()), block)
        lines = (first.line("kind"), header.line("type"))
        yield Doubt("auth-twice", message, lines, "nothing needs to be done")


def _modified_twice(root: Told) -> Iterator[Doubt]:
    head = root.at("operation")
    times = head.every("modified") if head else ()
    if len({str(fact.value) for fact in times}) > 1:
        message = "The page says twice when it was changed, and not the same."
        lines = tuple(fact.line for fact in times)
        yield Doubt("modified-twice", message, lines, "nothing needs to be done")


def _several_urls(root: Told) -> Iterator[Doubt]:
    head = root.at("operation")
    urls = head.every("url") if head else ()
    if len(urls) > 1:
        message = "The page has several addresses; the spec has the first."
        lines = tuple(fact.line for fact in urls)
        remedy = "choose one in the corrections"
        yield Doubt("several-urls", message, lines, remedy)


RULES: tuple[Callable[[Told], Iterator[Doubt]], ...] = (
    _content_type_differs,
    _errors_undocumented,
    _body_undescribed,
    _sample_lacks_auth,
    _auth_twice,
    _modified_twice,
    _several_urls,
)
"""Each from all facts to what is in doubt."""
