"""The syntax of URIs, by RFC 3986."""

import re
from functools import cache

_ESCAPE = r"%[0-9A-Fa-f]{2}"
_UNRESERVED = r"A-Za-z0-9\-._~"
_SUB_DELIMS = r"!$&'()*+,;="
_NAME = rf"(?:[{_UNRESERVED}{_SUB_DELIMS}]|{_ESCAPE})"
_USER = rf"(?:[{_UNRESERVED}{_SUB_DELIMS}:]|{_ESCAPE})"
_CHARACTER = rf"(?:[{_UNRESERVED}{_SUB_DELIMS}:@]|{_ESCAPE})"
_H16 = r"[0-9A-Fa-f]{1,4}"
_OCTET = r"(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)"
_LS32 = rf"(?:{_H16}:{_H16}|{_OCTET}(?:\.{_OCTET}){{3}})"
_IPV6 = "|".join(
    (
        rf"(?:{_H16}:){{6}}{_LS32}",
        rf"::(?:{_H16}:){{5}}{_LS32}",
        rf"(?:{_H16})?::(?:{_H16}:){{4}}{_LS32}",
        rf"(?:(?:{_H16}:){{0,1}}{_H16})?::(?:{_H16}:){{3}}{_LS32}",
        rf"(?:(?:{_H16}:){{0,2}}{_H16})?::(?:{_H16}:){{2}}{_LS32}",
        rf"(?:(?:{_H16}:){{0,3}}{_H16})?::{_H16}:{_LS32}",
        rf"(?:(?:{_H16}:){{0,4}}{_H16})?::{_LS32}",
        rf"(?:(?:{_H16}:){{0,5}}{_H16})?::{_H16}",
        rf"(?:(?:{_H16}:){{0,6}}{_H16})?::",
    )
)
_FUTURE = rf"[vV][0-9A-Fa-f]+\.[{_UNRESERVED}{_SUB_DELIMS}:]+"
_HOST = rf"(?:\[(?:{_IPV6}|{_FUTURE})\]|{_NAME}*)"
_AUTHORITY = rf"(?:{_USER}*@)?{_HOST}(?::\d*)?"
_AFTER_SCHEME = "|".join(
    (
        rf"//{_AUTHORITY}(?:/{_CHARACTER}*)*",
        rf"/(?:{_CHARACTER}+(?:/{_CHARACTER}*)*)?",
        rf"(?:{_CHARACTER}+(?:/{_CHARACTER}*)*)?",
    )
)
_URI = (
    rf"[A-Za-z][A-Za-z0-9+.\-]*:(?:{_AFTER_SCHEME})"
    rf"(?:\?(?:{_CHARACTER}|[/?])*)?(?:\#(?:{_CHARACTER}|[/?])*)?"
)


# It takes as long to compile as a small module to import, and many clients check no URI.
@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(_URI, re.ASCII)


def is_uri(text: str) -> bool:
    """Whether `text` is a URI with its scheme, by the letter of RFC 3986."""
    return _pattern().fullmatch(text) is not None
