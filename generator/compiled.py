"""Templates as code, kept for the next document of a process, and per user for the next process."""

import marshal
import os
import stat
from functools import cache
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import BytecodeCache
from jinja2.bccache import Bucket

from generator.language import Language
from generator.memory import file_of, keep
from generator.plan import Target

_FILE = "templates"

_Code = dict[str, tuple[str, CodeType]]
"""The checksum of a template's text, and its code, by the key of the template."""


class Compiled(BytecodeCache):
    """The templates of one target as code; `is_new` if some of it was made by this process."""

    def __init__(self, code: _Code) -> None:
        self.code = code
        self.is_new = False

    def load_bytecode(self, bucket: Bucket) -> None:
        """Gives the code of a template whose text is still the same."""
        checksum, code = self.code.get(bucket.key, ("", None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keeps the code of a template."""
        assert bucket.code
        self.code[bucket.key] = (bucket.checksum, bucket.code)
        self.is_new = True


_HELD: dict[Path, tuple[Language, Compiled]] = {}
# by the folder of their target: what another process has compiled, until it is asked for
_RECALLED: dict[str, _Code] = {}


def compiled(target: Target) -> Compiled:
    """What is known of a target's templates, as long as its facts are the same: constants are filtered by them."""
    held = _HELD.get(target.folder)
    if not held or held[0] != target.language:
        made = Compiled(_RECALLED.pop(str(target.folder), {}))
        held = _HELD[target.folder] = (target.language, made)
    return held[1]


@cache
def recall_compiled(mark: str) -> None:
    """Brings back what the last process has compiled, if the generator and its templates were the same by their `mark`."""
    file = _file()
    try:
        content = file.read_bytes() if _is_own(file) else b""
        # as safe as the code that Python keeps of its own modules
        kept: Any = marshal.loads(content)  # noqa: S302
        if kept[0] == mark:
            _RECALLED.update(kept[1])
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        return


def remember_compiled(mark: str) -> None:
    """Keeps what is compiled for the next process, if there is more than the last one kept."""
    if any(each.is_new for _, each in _HELD.values()):
        held = {str(folder): each.code for folder, (_, each) in _HELD.items()}
        keep(_file(), marshal.dumps((mark, {**_RECALLED, **held})))


def _file() -> Path:
    return file_of(_FILE)


def _is_own(file: Path) -> bool:
    """Whether nobody else can have written a file: what is in it is run."""
    if not hasattr(os, "getuid"):
        return True
    found = file.stat()
    others = stat.S_IWGRP | stat.S_IWOTH
    return found.st_uid == os.getuid() and not found.st_mode & others
