"""The lines that messages name, where what is said of an operation stands in several files."""

import re
from collections.abc import Callable

# what a page says stands between backquotes, and is left as it is
_LINE = re.compile(r"`[^`]*`|\b([Ll]ine) (\d{1,9})\b")


def relined(message: str, place: Callable[[int], tuple[str, int]]) -> str:
    """A message whose lines are told by the files that `place` finds them in, empty for the page itself."""

    def told(found: re.Match[str]) -> str:
        if not found[1]:
            return found[0]
        file, line = place(int(found[2]))
        return f"{found[1]} {line} of {file}" if file else found[0]

    return _LINE.sub(told, message)
