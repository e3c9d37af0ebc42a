"""The classes of errors that an API's codes become."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.ir import Api, ErrorCode, wire_of
from generator.names import spell

_BY_STATUS = {
    400: "BadRequestError",
    401: "AuthenticationError",
    403: "PermissionDeniedError",
    404: "NotFoundError",
    409: "ConflictError",
    422: "UnprocessableEntityError",
    429: "RateLimitError",
}
_LEAST_OF_SERVER = 500


@dataclass(frozen=True, slots=True)
class CodeView:
    """A code and the class that stands for it; `base` is what that is a kind of, empty if it is one of the runtime's."""

    code: ErrorCode
    name: Code
    base: Code


def error_words(code: ErrorCode) -> tuple[str, ...]:
    """The words of the class of a code, which end with `error`."""
    return (*(word for word in code.name.words if word != "error"), "error")


def own_codes(api: Api) -> Iterator[ErrorCode]:
    """The codes that say more than the class of their status does."""
    for code in api.errors.known if api.errors else ():
        if not _says_its_status(code):
            yield code


def code_views(api: Api, names: Mapping[str, str]) -> tuple[CodeView, ...]:
    """Every code of an API, with the class that stands for it."""
    found = []
    for code in api.errors.known if api.errors else ():
        base = _class_of(code)
        if _says_its_status(code):
            found.append(CodeView(code, Code(base), Code("")))
        else:
            found.append(CodeView(code, Code(names[wire_of(code.name)]), Code(base)))
    return tuple(found)


def _says_its_status(code: ErrorCode) -> bool:
    return spell(error_words(code), "PascalCase") == _class_of(code)


def _class_of(code: ErrorCode) -> str:
    return class_of_status(code.status or 0)


def class_of_status(status: int) -> str:
    """The class of the runtime that stands for a status which is no success, for any if it is 0."""
    other = "ServerError" if status >= _LEAST_OF_SERVER else "StatusError"
    return _BY_STATUS.get(status, other)
