"""The names lock of a spec folder as a file: whether it holds what is published, and how it comes to."""

from contextlib import suppress
from pathlib import Path

from generator.errors import Location, Problem, Stop, error
from generator.load.project import Project


def is_stale(project: Project, text: str) -> bool:
    """Whether the lock of a project is to hold `text`, and does not."""
    return bool(project.lock and text and _content(project.lock) != text.encode())


def write_lock(project: Project, text: str) -> bool:
    """Makes the lock hold `text`, in one step, and tells whether it did not; raises `Stop` if it cannot be written."""
    if not project.lock or not is_stale(project, text):
        return False
    file = project.lock.resolve()
    staging = file.with_name(f".{file.name}.restencil-new")
    try:
        staging.write_bytes(text.encode())
        staging.replace(file)
    except OSError as fault:
        with suppress(OSError):
            staging.unlink()
        raise Stop(_unwritable(project.lock, fault)) from fault
    return True


def _content(file: Path) -> bytes | None:
    return file.read_bytes() if file.exists() else None


def _unwritable(file: Path, fault: OSError) -> Problem:
    reason = (fault.strerror or str(fault)).lower()
    message = f"cannot write the names that are published: {reason}"
    hint = "make the spec folder writable, and generate again; the output is written"
    return error("lock-unwritable", message, hint, Location(str(file)))
