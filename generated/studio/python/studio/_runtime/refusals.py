"""The errors that unsuccessful responses stand for."""

from http import HTTPStatus
from typing import Any, Final

from .bodies import family_of, read
from .declarations import ErrorRule, Operation
from .errors import StatusError, status_error_class
from .pointers import at
from .redaction import clipped
from .responses import Reply, declared, decoded, reader

_PHRASES: Final = {status.value: status.phrase for status in HTTPStatus}
_REDIRECTS: Final = range(300, 400)


def status_error(
    operation: Operation[Any], reply: Reply, secrets: tuple[str, ...], rule: ErrorRule
) -> StatusError:
    """The error that stands for an unsuccessful response, of the class of its code if the API names that."""
    body = _plain(reply)
    code = _text(body, rule.code)
    said = _text(body, rule.message) or summary(body) or _way(reply)
    title = _title(reply, code, secrets)
    kind = rule.classes.get(code) or status_error_class(reply.status)
    return kind(
        ": ".join(filter(None, (operation.name, title, clipped(said, secrets)))),
        status=reply.status,
        headers=reply.headers,
        request_id=reply.request_id,
        body=_typed(operation, reply, body),
        method=operation.method,
        path=operation.path,
        code=code or None,
    )


def _text(body: object, pointer: str) -> str:
    found = at(body, pointer) if pointer else None
    is_text = isinstance(found, str | int) and not isinstance(found, bool)
    return str(found) if is_text else ""


def _plain(reply: Reply) -> object:
    if not reply.content:
        return None
    family = family_of(reply.media_type or "application/json")
    try:
        body = read(family, reply.content, charset=reply.charset)
    except ValueError:
        body = reply.content
    return body.decode(errors="replace") if isinstance(body, bytes) else body


def _typed(operation: Operation[Any], reply: Reply, plain: object) -> object:
    """The body as the operation declares it for the status, if it is so, else as it came."""
    content = declared(operation, reply.status)
    if not content or not reply.content:
        return plain
    media_type = reply.media_type or next(iter(content))
    try:
        found = reader(operation, reply.status, media_type)
        return decoded(found, reply, strict=False) if found else plain
    except ValueError:
        return plain


def _title(reply: Reply, code: str, secrets: tuple[str, ...]) -> str:
    parts = (str(reply.status), _PHRASES.get(reply.status), clipped(code, secrets))
    title = " ".join(filter(None, parts))
    request_id = clipped(reply.request_id or "", secrets)
    return f"{title} (request {request_id})" if request_id else title


def _way(reply: Reply) -> str:
    location = reply.headers.get("location") if reply.status in _REDIRECTS else None
    return f"redirects are not followed, here to {location}" if location else ""


def summary(body: object) -> str:
    """What went wrong in words, from where most APIs put them."""
    match body:
        case {"error": {"message": str(text)}}:
            return text
        case {"error": str(text)} | {"message": str(text)} | {"detail": str(text)}:
            return text
        case _:
            return "" if body is None else str(body)
