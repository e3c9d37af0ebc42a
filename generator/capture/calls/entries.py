"""Entries of a HAR file: which of them are calls of an API, what is kept of them, and what they say."""

import base64
import binascii
import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, urlsplit

from generator.capture.calls.calls import FORM, PARTS, Answer, Body, Call, Pair
from generator.capture.calls.parts import Part
from generator.capture.calls.security import others, security_of
from generator.capture.facts import Doubt
from generator.capture.secrets import MASK
from generator.media_types import essence, family

_METHODS = {"GET", "PUT", "POST", "DELETE", "PATCH", "HEAD", "QUERY"}
_STATIC = re.compile(
    r"image/|font/|audio/|video/|text/css|text/html|application/(?:x-)?(?:javascript|font|wasm|ecmascript)|text/javascript"
)
_SUFFIXES = re.compile(
    r"\.(?:js|mjs|css|png|jpe?g|gif|svg|ico|webp|avif|woff2?|ttf|otf|map|html?|wasm|mp[34]|webm)\Z",
    re.IGNORECASE,
)
_CALLS = {"xhr", "fetch", "eventsource"}
_PARTS_OF_PAGES = {
    "document",
    "stylesheet",
    "script",
    "image",
    "font",
    "media",
    "manifest",
    "texttrack",
    "ping",
    "preflight",
}
# what a browser or a proxy sends of its own accord
_OF_BROWSERS = re.compile(
    r"(?i):.*|sec-.*|host|user-agent|accept|accept-(?:language|encoding|charset)|connection|content-(?:length|type)|origin"
    r"|referer|cookie|cache-control|pragma|if-.*|dnt|upgrade.*|priority|te|x-requested-with|transfer-encoding|keep-alive"
    r"|via|forwarded|x-forwarded-.*|access-control-.*|save-data|purpose|proxy-.*|expect"
)
_LARGEST = 400_000


def reason_to_skip(entry: Any) -> str:
    """What an entry is, in the plural, if it is no call of an API; empty if it is one."""
    request = _object(entry, "request")
    url, method = request.get("url"), request.get("method")
    split = _split(url) if isinstance(url, str) else None
    if (
        not split
        or split.scheme not in {"http", "https"}
        or not isinstance(method, str)
    ):
        return "without an http address"
    if method.upper() not in _METHODS:
        return "requests of browsers"
    kind = str(_object(entry).get("_resourceType"))
    mime = str(_object(entry, "response", "content").get("mimeType", "")).lower()
    is_static = bool(_STATIC.match(mime)) and kind not in _CALLS
    return (
        "parts of pages"
        if is_static or kind in _PARTS_OF_PAGES or _SUFFIXES.search(split.path)
        else ""
    )


def _object(value: Any, *keys: str) -> Mapping[str, Any]:
    for key in keys:
        value = value.get(key) if isinstance(value, dict) else None
    return value if isinstance(value, dict) else {}


def _list(value: Mapping[str, Any], key: str) -> list[Any]:
    found = value.get(key)
    return found if isinstance(found, list) else []


def _split(url: str) -> Any:
    try:
        split = urlsplit(url)
    except ValueError:
        return None
    return split if split.hostname else None


def kept_entry(entry: Any) -> dict[str, Any]:
    """What is kept of an entry: no times, no values of cookies, no bodies but texts."""
    request, response = _object(entry, "request"), _object(entry, "response")
    split = _split(str(request["url"]))
    host = split.netloc.rpartition("@")[2]
    kept: dict[str, Any] = {
        "method": request["method"],
        "url": f"{split.scheme}://{host}{split.path}",
        "headers": _pairs(request, "headers"),
        "queryString": _pairs(request, "queryString") or _query(split.query),
        "cookies": [{"name": name, "value": MASK} for name in _cookies(request)],
    }
    if posted := _object(request, "postData"):
        kept["postData"] = _posted(posted)
    return {"request": kept, "response": _answered(response)}


def _pairs(above: Mapping[str, Any], key: str) -> list[dict[str, str]]:
    return [
        {"name": str(each["name"]), "value": str(each.get("value", ""))}
        for each in _list(above, key)
        if isinstance(each, dict) and "name" in each
        if key != "headers" or not _OF_BROWSERS.fullmatch(str(each["name"]))
    ]


def _query(query: str) -> list[dict[str, str]]:
    pairs = parse_qsl(query, keep_blank_values=True)
    return [{"name": name, "value": value} for name, value in pairs]


def _cookies(request: Mapping[str, Any]) -> list[str]:
    """The names of the cookies that were sent; those of the header where no others are listed."""
    names = [
        str(each.get("name", ""))
        for each in _list(request, "cookies")
        if isinstance(each, dict)
    ]
    headers = [each for each in _list(request, "headers") if isinstance(each, dict)]
    sent = [
        str(each.get("value"))
        for each in headers
        if str(each.get("name")).lower() == "cookie"
    ]
    found = names or [
        part.partition("=")[0].strip() for each in sent for part in each.split(";")
    ]
    return [name for name in dict.fromkeys(found) if name]


def _posted(posted: Mapping[str, Any]) -> dict[str, Any]:
    media_type = essence(str(posted.get("mimeType", "")))
    kept: dict[str, Any] = {"mimeType": media_type}
    if media_type == PARTS or (media_type == FORM and posted.get("params")):
        kept["params"] = [
            {key: str(each[key]) for key in ("name", "fileName", "value") if key in each and not (key == "value" and "fileName" in each)}
            for each in _list(posted, "params")
            if isinstance(each, dict) and "name" in each
        ]  # fmt: skip
    elif isinstance(text := posted.get("text"), str):
        kept["text"] = _short(text)
    return kept


def _answered(response: Mapping[str, Any]) -> dict[str, Any]:
    content = _object(response, "content")
    media_type = essence(str(content.get("mimeType", "")))
    kept = {
        "status": response.get("status"),
        "statusText": str(response.get("statusText", "")),
    }
    held: dict[str, Any] = {"mimeType": media_type}
    text = content.get("text")
    if isinstance(text, str) and (
        family(media_type) == "json" or media_type.startswith("text/")
    ):
        held["text"] = _short(
            _decoded(text) if content.get("encoding") == "base64" else text
        )
    return {**kept, "content": held}


def _decoded(text: str) -> str:
    try:
        return base64.b64decode(text).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""


def _short(text: str) -> str:
    """A text that is kept, empty if nobody would read it."""
    return text if len(text) <= _LARGEST else ""


def call_of(entry: Part) -> Call:
    """What an entry says."""
    request, response = entry.at("request"), entry.at("response")
    split = _split(request.text("url"))
    sent = tuple(_parameters(request))
    return Call(
        method=request.text("method").upper(),
        url=f"{split.scheme}://{split.netloc.rpartition('@')[2]}{split.path or '/'}",
        line=request.at("url").line,
        parameters=others(sent),
        body=_body(request.at("postData")),
        answers=tuple(_answers(response)),
        said=security_of(sent),
        doubts=tuple(_about_cookies(request)),
        lines=range(entry.line, response.at("content").line + 1),
    )


def _parameters(request: Part) -> Iterator[tuple[str, Pair]]:
    for location, key in (("query", "queryString"), ("header", "headers")):
        for each in request.each(key):
            name = each.text("name")
            if name and not (key == "headers" and _OF_BROWSERS.fullmatch(name)):
                yield location, Pair(name, each.text("value"), each.line)


def _body(posted: Part) -> Body | None:
    media_type = posted.text("mimeType")
    if not media_type and not posted.text("text"):
        return None
    pairs = tuple(
        Pair(each.text("name"), None if each.at("fileName").value else each.text("value"), each.line)
        for each in posted.each("params")
        if each.text("name")
    )  # fmt: skip
    return Body(media_type, posted.line, posted.text("text"), pairs)


def _answers(response: Part) -> Iterator[Answer]:
    status = response.text("status")
    # 0 is an answer that never came, 304 one that the browser held already
    if re.fullmatch(r"[1-5][0-9][0-9]", status) and status != "304":
        content = response.at("content")
        media_type = content.text("mimeType")
        is_held = (
            bool(content.text("text")) and media_type and media_type != "x-unknown"
        )
        body = Body(media_type, content.line, content.text("text")) if is_held else None
        line = response.at("status").line
        yield Answer(status, response.text("statusText"), line, body)


def _about_cookies(request: Part) -> Iterator[Doubt]:
    names = [each.text("name") for each in request.each("cookies")]
    if names:
        shown = ", ".join(f"`{name}`" for name in names[:5])
        message = f"Cookies were sent ({shown}); they are left out, for they may prove who is calling."
        remedy = "if the API needs one of them, add it as a security scheme in the corrections"
        line = request.at("cookies").line
        yield Doubt("cookies-left-out", message, (line,), remedy)
