"""What an upgrade has to tell the author of a document."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Note:
    """What was read in another way than it is written: at which pointer, what was done, and what its author should do."""

    pointer: str
    message: str
    hint: str
