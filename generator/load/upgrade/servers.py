"""The servers that Swagger 2.0 tells by scheme, host and base path."""

from collections.abc import Iterator
from typing import Any


def servers(root: dict[str, Any], schemes: Any = None) -> Iterator[dict[str, str]]:
    """The servers of a document, or those of an operation that has `schemes` of its own."""
    base, host = "/" + str(root.get("basePath") or "").strip("/"), root.get("host")
    if not host:
        yield {"url": base}
        return
    stated = schemes or root.get("schemes")
    # people write the scheme there too
    given, _, name = str(host).rpartition("://")
    for scheme in (stated if isinstance(stated, list) else []) or [given or "https"]:
        yield {"url": f"{scheme}://{name.strip('/')}{base if base != '/' else ''}"}
