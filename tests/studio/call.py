"""A call of an operation as its handler gets it, and the answers that it gives."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

import ormsgpack
from starlette.datastructures import Headers
from starlette.responses import JSONResponse, Response

from tests.studio.document import Operation
from tests.studio.store import Store

MSGPACK = "application/x-msgpack"


@dataclass(frozen=True, slots=True)
class Upload:
    """A file of a form."""

    name: str
    media_type: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Body:
    """What a request holds, read and checked; without one, no media type."""

    media_type: str | None = None
    value: Any = None


@dataclass(frozen=True, slots=True)
class Call:
    """A request that is known to be allowed, and as the document says; `base` is the address of the studio."""

    store: Store
    operation: Operation
    parameters: Mapping[str, Any]
    body: Body
    headers: Headers
    base: str
    fault: str | None

    def answer(self, value: Any, status: int = 200) -> Response:
        """An answer as JSON, or as MessagePack if that is asked for and may be."""
        if self._wants_msgpack(str(status)):
            return Response(ormsgpack.packb(value), status, media_type=MSGPACK)
        return JSONResponse(value, status)

    def _wants_msgpack(self, status: str) -> bool:
        offered = self.operation.node.value["responses"][status].get("content", {})
        accepted = self.headers.get("accept", "*/*")
        first = accepted.split(",")[0].split(";")[0].strip()
        same = self.body.media_type == MSGPACK and MSGPACK in accepted
        return MSGPACK in offered and (same or first == MSGPACK)


Handler = Callable[[Call], Response]
