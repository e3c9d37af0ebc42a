"""Errors as the studio answers them."""

from collections.abc import Mapping
from typing import Any

from starlette.responses import JSONResponse, Response


class Refusal(Exception):
    """A request is refused, with a code for programs and a message for people."""

    def __init__(
        self,
        status: int,
        code: str,
        message: str,
        *,
        details: Mapping[str, Any] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(message)
        self.status = status
        self.code = code
        self.details = details
        self.headers = headers

    @property
    def body(self) -> dict[str, Any]:
        """The body of the answer."""
        error: dict[str, Any] = {"code": self.code, "message": str(self)}
        return {"error": error | ({"details": self.details} if self.details else {})}

    def response(self) -> Response:
        """The answer itself."""
        return JSONResponse(self.body, self.status, self.headers)


def not_found(kind: str, key: object) -> Refusal:
    """The refusal of a request for what is not there."""
    return Refusal(404, "not_found", f"There is no {kind} {key}.")


def invalid(faults: list[str]) -> Refusal:
    """The refusal of a request that is not as the document says."""
    message = f"The request is not as the documentation says: {faults[0]}"
    return Refusal(422, "invalid_request", message, details={"faults": faults})
