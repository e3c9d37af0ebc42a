"""The credentials that an operation asks for."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from generator.capture.markdown.record import Json, Record, obj, seq, text
from generator.errors import pointer
from generator.shown import shown

_SCHEMES = ("components", "securitySchemes")
_KINDS = {"apikey": "apiKey", "oauth2": "oauth2", "http": "http"}
_HTTP = {"bearer": "bearer", "basic": "basic"}
_PLAIN = re.compile(r"[\W_]+")
# a group of calls to log in with is not one that needs a login, and `token` may be a word of a language model
_NEEDS = r"(?<![无不毋])(?:需要?|须要?|必须|要求|请先)[^,;\uff0c\uff1b。\n]{0,8}"
_IN_TEXT = (
    rf"{_NEEDS}(?:登[录陆]|鉴权|(?<!实名)认证|令牌|(?:携带|带上|传入?|提供|附上)[^,;\uff0c\uff1b。\n]{{0,8}}(?:token|jwt))"
    r"|登[录陆]后(?:才|方|可|调用|使用|访问)|(?<!not )\brequires? (?:an? )?(?:auth\w*|log-?in|jwt|(?:bearer|access) token)\b"
    r"|\bauthentication (?:is )?required\b|\bmust be (?:logged|signed) in\b"
)
_ASKS_IN_TEXT = re.compile(_IN_TEXT, re.IGNORECASE)
_ASKS = re.compile(
    rf"\b(?:auth|jwt|token|login)(?:\b|(?=鉴权|认证|校验|验证))|{_IN_TEXT}|{_NEEDS}(?:token|jwt|授权|验签)|登[录陆]后",
    re.IGNORECASE,
)
_CREDENTIALS = {"authorization", "token", "access_token", "api_key", "apikey", "sign"}


@dataclass(frozen=True, slots=True)
class _Asked:
    """A scheme that is asked for, by its name, and where."""

    name: str
    place: str


def say_credentials(record: Record, place: str) -> None:
    """Take down the security schemes of the operation at `place`, in the order of their alternatives."""
    operation = obj(record.at(place))
    holder = place if "security" in operation else ""
    listed = record.at(f"{holder}/security")
    asked = list(_asked(record, listed, f"{holder}/security"))
    schemes = obj(record.at(pointer(*_SCHEMES)))
    number = 0
    for each in asked:
        name = _resolved(record, each, schemes)
        if name and _say(record, str(number), obj(schemes[name]), name):
            number += 1
    if not asked:
        _tell_missing(record, operation, place)


def _asked(record: Record, listed: Any, place: str) -> Iterator[_Asked]:
    for number, each in enumerate(seq(listed)):
        at = f"{place}/{number}"
        names = [name for name in obj(each) if not name.startswith("x-")]
        if len(names) > 1:
            message = f"{len(names)} credentials are asked for together; they are told as alternatives."
            remedy = "describe in the corrections what goes together"
            record.doubt("credentials-together", message, at, remedy)
        yield from (_Asked(name, at + pointer(name)) for name in names)


def _resolved(record: Record, asked: _Asked, schemes: Json) -> str:
    """The scheme that is meant: of that name, of one that is spelled like it, or the only one."""
    if asked.name in schemes:
        return asked.name
    same = [name for name in schemes if _plain(name) == _plain(asked.name)]
    found = (same or (list(schemes) if len(schemes) == 1 else []) or [""])[0]
    # 49
    if found:
        message = f"No credentials are called `{shown(asked.name)}`; those that are called `{shown(found)}` are taken."
    else:
        message = f"No credentials are called `{shown(asked.name)}`; they are left out."
    remedy = "look which are meant"
    record.doubt("credentials-unknown", message, asked.place, remedy)
    return found


def _plain(name: str) -> str:
    return _PLAIN.sub("", name).casefold()


def _say(record: Record, number: str, scheme: Json, name: str) -> bool:
    """Take down one scheme; whether it is of a kind that there is."""
    place = pointer(*_SCHEMES, name)
    said = tuple(_facts(scheme))
    if "kind" not in dict(said):
        message = f"The credentials `{shown(name)}` are of a kind that is not known here. The spec has none."
        remedy = "describe them in the corrections"
        record.doubt("credentials-kind-unknown", message, place, remedy)
        return False
    written = text(scheme.get("type"))
    if written not in _KINDS.values():
        # 49
        message = f"The kind of the credentials `{shown(name)}` is spelled `{shown(written)}`. It is read as the kind that is meant."
        remedy = "nothing needs to be done"
        record.doubt("credentials-kind-misspelled", message, f"{place}/type", remedy)
    for aspect, (value, key) in said:
        record.say(("security", number), aspect, value, place + key)
    return True


def _facts(scheme: Json) -> Iterator[tuple[str, tuple[str, str]]]:
    match _KINDS.get(_plain(text(scheme.get("type")))):
        case "http":
            if kind := _HTTP.get(text(scheme.get("scheme")).lower()):
                yield "kind", (kind, "/scheme")
        case "apiKey" if text(scheme.get("name")):
            yield "kind", ("apiKey", "/type")
            yield "name", (text(scheme["name"]), "/name")
            yield "location", (text(scheme.get("in")) or "header", "/in")
        case "oauth2":
            yield "kind", ("oauth2", "/type")
            yield from _flow(obj(scheme.get("flows")))


def _flow(flows: Json) -> Iterator[tuple[str, tuple[str, str]]]:
    for number, (name, flow) in enumerate(flows.items()):
        place = f"/flows{pointer(name)}"
        yield "flow", (name, place)
        if number:
            continue
        for aspect, key in (
            ("authorize_url", "authorizationUrl"),
            ("token_url", "tokenUrl"),
            ("refresh_url", "refreshUrl"),
        ):
            if said := text(obj(flow).get(key)):
                yield aspect, (said, f"{place}/{key}")


def _tell_missing(record: Record, operation: Json, place: str) -> None:
    """Tell where no credentials are asked for, although something else says so."""
    clues = [
        f"{place}/tags/{number}"
        for number, each in enumerate(seq(operation.get("tags")))
        if _ASKS.search(text(each))
    ]
    clues += [
        f"{place}/parameters/{number}"
        for number, each in enumerate(seq(operation.get("parameters")))
        if text(obj(each).get("name")).lower() in _CREDENTIALS
    ]
    if _ASKS_IN_TEXT.search(text(operation.get("description"))):
        clues.append(f"{place}/description")
    if clues:
        # 51
        message = "The page asks for no credentials, although it speaks of some here. The spec has none."
        remedy = "ask whether the API wants them, and describe them in the corrections"
        record.doubt("credentials-unstated", message, clues[0], remedy)
