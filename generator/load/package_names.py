"""The name of the Python package of an API for which nobody has chosen one."""

import keyword
import sys

from generator.names import spell, split


def package_name(name: str) -> str:
    """A name in ASCII, since it is part of environment variables too, that hides nothing that Python can import."""
    words = tuple(word for word in split(name) if word.isascii())
    spelled = spell(words, "snake_case", fallback="api").lower()
    return f"{spelled}_api" if hides_something(spelled) else spelled


def hides_something(package: str) -> bool:
    """Whether a package of that name would hide what Python or the client imports, or cannot be imported itself."""
    return package in _TAKEN


# modules of the standard library that only some versions of Python have: the name must not depend on the version
_OF_SOME_VERSIONS = """
aifc annotationlib asynchat asyncore audioop cgi cgitb chunk compression crypt distutils imghdr imp lib2to3 mailcap
msilib nis nntplib nturl2path ossaudiodev pipes smtpd sndhdr spwd sunau telnetlib uu xdrlib
"""
# what the client imports, and what that imports in turn
_NEEDED = """
annotated_types anyio certifi h11 httpcore2 httpx2 idna ormsgpack pydantic pydantic_core sniffio truststore
typing_extensions typing_inspection
"""
# what stands beside the package
_BESIDE = ("tests",)
_TAKEN = frozenset(
    [
        *keyword.kwlist,
        *_BESIDE,
        *sys.stdlib_module_names,
        *_OF_SOME_VERSIONS.split(),
        *_NEEDED.split(),
    ]
)
