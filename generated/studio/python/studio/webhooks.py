"""What Studio sends to those who use it: a parser for each body, read leniently.

What is not as declared raises a `PayloadValidationError`. Who sent it is not checked here.
"""

from __future__ import annotations

from typing import Final

from ._runtime.webhooks import Payload as _Payload, parsed as _parsed
from .models.events import RenderFinished

_parse_render_finished_payload: Final[_Payload[RenderFinished]] = _Payload(
    "renderFinished",
    {
        "application/json": RenderFinished,
    },
)


def parse_render_finished(
    body: bytes | str,
    *,
    content_type: str = "application/json",
) -> RenderFinished:
    """A render has ended

    Sent once to the address of the account, whichever way the render has ended."""
    return _parsed(_parse_render_finished_payload, body, content_type)
