"""Document text made fit to appear inside a message on somebody's terminal."""

_SHORT = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


def shown(text: object, limit: int = 60) -> str:
    """`text` as one printable line of at most `limit` characters, control characters escaped."""
    line = "".join(map(_printable, str(text)[: limit + 1]))
    return line if len(line) <= limit else line[: limit - 1] + "…"


def _printable(char: str) -> str:
    if char.isprintable():
        return char
    return _SHORT.get(char) or char.encode("unicode_escape").decode("ascii")


def shown_path(path: str, limit: int = 100) -> str:
    """The same of a path or an address, which is told from others by its end: that is what is left of a long one."""
    line = shown(path, len(path) * 10)
    return line if len(line) <= limit else "…" + line[1 - limit :]
