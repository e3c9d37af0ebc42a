"""Faults on demand, so that it can be seen what a client does about them.

A request asks for one in the header `X-Studio-Fault`: the name of a fault, and whatever else makes it a fault of its own,
such as `rate-limit 1`. Each happens once: what is sent again with the same header is answered as it should be.
"""

from dataclasses import dataclass, field

from starlette.requests import Request

from tests.studio.refusal import Refusal

FUTURE = "future"
"""A render that has an output of a kind that the document does not know."""
LOSE_ANSWER = "lose-answer"
"""What is asked for is done, and the answer to it lost on the way."""
DROP = "drop"
"""A stream whose connection breaks after the second event."""
ERROR_EVENT = "error-event"
"""A stream that says after the second event that something went wrong, and breaks off."""


def unavailable() -> Refusal:
    """The refusal of a request that may be sent again at once."""
    headers = {"Retry-After": "0"}
    message = "The studio is being tidied up."
    return Refusal(503, "unavailable", message, headers=headers)


def _rate_limited() -> Refusal:
    headers = {"Retry-After": "0"}
    return Refusal(429, "rate_limited", "That was too fast.", headers=headers)


_REFUSALS = {"rate-limit": _rate_limited, "unavailable": unavailable}


@dataclass(frozen=True, slots=True)
class Faults:
    """The faults that have happened, each by the whole of its header."""

    happened: set[str] = field(default_factory=set)

    def due(self, request: Request) -> str | None:
        """The fault that a request is to meet, if it is no refusal."""
        said = request.headers.get("x-studio-fault", "")
        if not said or said in self.happened:
            return None
        self.happened.add(said)
        fault = said.split()[0]
        if fault in _REFUSALS:
            raise _REFUSALS[fault]()
        return fault
