"""What people write for the documentation besides the spec: choices, guides and a changelog."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.ir import Text


@dataclass(frozen=True, slots=True)
class Guide:
    """A text in Markdown, by language, under the empty one for all others; `file` is the stem of its pages."""

    file: str
    sources: Mapping[str, str]
    texts: Mapping[str, Text]


@dataclass(frozen=True, slots=True)
class Site:
    """Where a documentation site stands, where its sources are edited, and what else is on it.

    `folder` is the spec folder, as places in it name it; `url` and `edit` are web addresses that end with `/`, empty where none is known; `version` is the folder that it
    stands in, `versions` are all of them.
    """

    folder: str = ""
    url: str = ""
    edit: str = ""
    version: str = ""
    versions: tuple[str, ...] = ()
    guides: tuple[Guide, ...] = ()
    changelog: Guide | None = None
