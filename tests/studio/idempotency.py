"""Requests that are sent again with the same key: done once, and answered each time."""

import hashlib
from dataclasses import dataclass, field

from starlette.responses import Response

from tests.studio.call import Call, Handler
from tests.studio.refusal import Refusal


@dataclass(frozen=True, slots=True)
class Kept:
    """What a key came with, and what was answered."""

    request: bytes
    response: Response


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that came, for each operation and address by itself."""

    kept: dict[tuple[str, str], Kept] = field(default_factory=dict)

    def once(self, call: Call, address: str, body: bytes, handler: Handler) -> Response:
        """The answer to a call: a handler's, or the one that its key had before."""
        extension = call.operation.node.value.get("x-restencil-idempotency")
        key = call.headers.get(extension["header"]) if extension else None
        if key is None:
            return handler(call)
        digest = hashlib.sha256(body).digest()
        before = self.kept.get((address, key))
        if before is None:
            self.kept[address, key] = Kept(digest, handler(call))
        elif before.request != digest:
            message = "The key came before, with another request."
            raise Refusal(409, "idempotency_mismatch", message)
        return self.kept[address, key].response
