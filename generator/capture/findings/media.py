"""What is left open of bodies as a whole: their media types, and which answers there are."""

import json
import re
from collections.abc import Iterator

from generator.capture.facts import Doubt
from generator.capture.findings.common import (
    ASK,
    Rule,
    answers,
    contents,
    doubt,
    head_of,
    inside,
    line_of,
    name_of,
    names_of,
    quoted,
    texts,
)
from generator.capture.telling import Told
from generator.media_types import family
from generator.shown import shown

_STREAMS = ("text/event-stream", "application/jsonl", "application/x-ndjson", "application/ndjson")  # fmt: skip
_CODES = {"code", "errcode", "err_code", "error_code", "errorcode", "retcode", "ret", "success"}  # fmt: skip
_MESSAGES = {"msg", "message", "errmsg", "err_msg", "error_msg", "error_message", "error"}  # fmt: skip
_FILES = {"mp3", "opus", "aac", "flac", "wav", "pcm", "ogg", "mp4", "zip", "pdf", "srt"}
_WORD = re.compile(r"(?a:\w+)")
_FILE_NAME = re.compile(
    r"(?i)(?:.*_)?(?:file|image|audio|video|mask|attachment|photo)s?"
)
_FILE_PATH = re.compile(r"file://|[A-Za-z]:\\|@[\w./]")
# a body is not allowed with them
_BODILESS = {"204", "205", "304"}


def _content_type_differs(root: Told) -> Iterator[Doubt]:
    # 1
    header = root.at("parameter", "header", "Content-Type")
    said = header and (header.fact("example") or header.fact("default"))
    for name, node in inside(root, "body"):
        stated = node.fact("media_type")
        if said and stated and said.value != name:
            message = (
                f"The header Content-Type on line {said.line} says that the body is sent as {quoted(said.value)}, the heading on line "
                f"{stated.line} says {quoted(name)}. The spec has both, first that of the header."
            )
            remedy = "try both, and remove the one that the API does not take"
            lines = (said.line, stated.line)
            yield doubt("content-type-differs", message, node, lines, remedy)


def _stream_as_json(root: Told) -> Iterator[Doubt]:
    # 22
    asks = [node.at("stream") for _, node in inside(root, "body")]
    found = list(answers(root))
    is_stream = any(node.subject[-1].startswith(_STREAMS) for node in found)
    for node in filter(None, asks):
        if node.value("type") == "boolean" and found and not is_stream:
            line, answer = line_of(node, "type"), line_of(found[0], "media_type")
            message = (
                f"`stream` on line {line} asks for an answer that comes bit by bit, and line {answer} describes only one that comes "
                "at once. The spec has only that one."
            )
            remedy = "describe in the corrections what the API sends then, as `text/event-stream`"
            yield doubt("stream-as-json", message, node, (line, answer), remedy)


def _binary_as_json(root: Told) -> Iterator[Doubt]:
    # 22
    for _, body in inside(root, "body"):
        node = body.at("response_format")
        words = _words(node) if node else set[str]()
        found = [each for each in answers(root) if family(each.subject[-1]) == "json"]
        if node and found and words & _FILES:
            line, answer = line_of(node, "type"), line_of(
                found[0], "media_type", "example"
            )
            message = (
                f"`response_format` on line {line} chooses between kinds of files, and line {answer} says that the answer is JSON. "
                "The spec says JSON."
            )
            remedy = "call the API, look at the Content-Type that it answers with, and correct that"
            yield doubt("binary-as-json", message, node, (line, answer), remedy)


def _words(node: Told) -> set[str]:
    """The values that a field is known to have."""
    found = [node.value("default"), node.value("example"), node.value("seen")]
    enum = node.value("enum")
    # where no values are listed, its text may name them
    said = [word for fact in texts(node) for word in _WORD.findall(str(fact.value))]
    found += enum if isinstance(enum, list) else said
    return {each for each in found if isinstance(each, str)}


def _text_is_json(root: Told) -> Iterator[Doubt]:
    # 23
    for node in contents(root):
        stated = node.fact("media_type")
        if not stated or not node.subject[-1].startswith("text/"):
            continue
        for fact in (*node.every("example"), *node.every("example_text")):
            if _is_json(fact.value):
                message = (
                    f"Line {stated.line} says that {name_of(node)} is {quoted(stated.value)}, and the example from line {fact.line} on "
                    f"is JSON. The spec has what line {stated.line} says."
                )
                lines = (stated.line, fact.line)
                yield doubt("text-is-json", message, node, lines, ASK)
                break


def _is_json(value: object) -> bool:
    if isinstance(value, str):
        try:
            value = json.loads(value)
        except (ValueError, RecursionError):
            return False
    return isinstance(value, dict | list)


def _status_twice(root: Told) -> Iterator[Doubt]:
    # 25
    for status, node in inside(root, "response"):
        lines = dict.fromkeys(fact.line for fact in node.every("name"))
        if len(lines) > 1:
            first, second = list(lines)[:2]
            message = (
                f"Two answers have the status {shown(status)}, on line {first} and on line {second}, and nothing tells them apart. "
                "The spec has one answer, with the fields of both."
            )
            remedy = "describe both in the corrections, under `oneOf`"
            yield doubt("status-twice", message, node, lines, remedy)


def _errors_inside_success(root: Told) -> Iterator[Doubt]:
    # 26
    statuses = inside(root, "response")
    if any(not status.startswith("2") for status, _ in statuses):
        return
    for status, node in statuses:
        for media in node.inside.values():
            names = {*media.described} | names_of(media.value("example"))
            codes, words = sorted(names & _CODES), sorted(names & _MESSAGES)
            if codes and words:
                at = media.described.get(codes[0], media)
                line = line_of(at, "type", "seen")
                message = (
                    f"The answer {shown(status)} has `{codes[0]}` (line {line}) and `{words[0]}`, and no error has a status of its own: "
                    f"errors seem to be answered as {shown(status)} too. The spec has them as successes."
                )
                remedy = (
                    "look what a wrong call is answered with, and tell callers to look at "
                    f"`{codes[0]}` in the description"
                )
                yield doubt("errors-inside-success", message, at, (line,), remedy)


def _response_undescribed(root: Told) -> Iterator[Doubt]:
    # 27
    for status, node in inside(root, "response"):
        if not node.inside and status not in _BODILESS:
            line = line_of(node, "name")
            message = f"Line {line} names the answer {shown(status)}, and the page shows nothing of what is in it. The spec has it without a body."
            remedy = "open this answer on the page and copy it again, or describe it in the corrections"
            yield doubt("response-undescribed", message, node, (line,), remedy)


def _errors_undocumented(root: Told) -> Iterator[Doubt]:
    # 28
    found = inside(root, "response")
    if found and all(status.startswith("2") for status, _ in found):
        statuses = ", ".join(shown(status) for status, _ in found)
        lines = [line_of(node, "name") for _, node in found]
        message = f"The page describes what a call that succeeds is answered with ({statuses}, line {lines[0]}), and no error. The spec has no errors."
        remedy = "describe in the corrections the errors that you meet"
        yield doubt("errors-undocumented", message, head_of(root), lines, remedy)


def _file_field(root: Told) -> Iterator[Doubt]:
    # 40
    for media_type, body in inside(root, "body"):
        files = [node for node in body.walk() if node.value("type") == "file"]
        stated = files[0].fact("required") if len(files) == 1 else None
        if stated and stated.value is False:
            message = f"{name_of(files[0])} is the only file that this call takes, and line {stated.line} calls it optional. The spec says so too."
            remedy = (
                "try the API without the file, and correct `required` if it refuses"
            )
            yield doubt("file-optional", message, files[0], (stated.line,), remedy)
        if media_type == "multipart/form-data":
            yield from _files_of_other_types(body)


def _files_of_other_types(body: Told) -> Iterator[Doubt]:
    # 40
    for name, node in body.described.items():
        kind = node.fact("type")
        example = str(node.value("example") or node.value("seen") or "")
        is_named = bool(_FILE_NAME.fullmatch(name)) and kind and kind.value == "object"
        is_path = bool(_FILE_PATH.match(example)) and kind and kind.value != "file"
        if kind and (is_named or is_path):
            message = f"{name_of(node)} looks like a file, and line {kind.line} says that its type is {quoted(kind.value)}. The spec has that type."
            remedy = "correct it to `{type: string, format: binary}`, if a file is sent there"
            yield doubt("file-of-other-type", message, node, (kind.line,), remedy)


RULES: tuple[Rule, ...] = (
    _content_type_differs,
    _stream_as_json,
    _binary_as_json,
    _text_is_json,
    _status_twice,
    _errors_inside_success,
    _response_undescribed,
    _errors_undocumented,
    _file_field,
)
"""Each from all facts to what is in doubt."""
