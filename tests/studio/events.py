"""What happens in projects, watched and exported; and descriptions, whole and in parts."""

import json

from starlette.responses import Response

from tests.studio.call import Call, Handler
from tests.studio.files import asked
from tests.studio.store import Log
from tests.studio.streams import event_stream, followed, parts, told

_SENTENCES = {
    "en": "This is {name}, seen by a machine that has read its name only",
    "de": "Das ist {name}, gesehen von einer Maschine, die nur den Namen kennt",
    "fr": "Voici {name}, vu par une machine qui n'en connaît que le nom",
}


def watch(call: Call) -> Response:
    """A stream of events, after the last one that the client has seen."""
    seen = call.headers.get("last-event-id", "")
    after = int(seen) if seen.isdecimal() else 0
    watched = followed if call.parameters["follow"] else told
    return event_stream(watched(_log(call), after, call.fault))


def export(call: Call) -> Response:
    """Every event so far, each on a line."""
    lines = (json.dumps(event) + "\n" for event in _log(call).events)
    return Response("".join(lines), media_type="application/jsonl")


def _log(call: Call) -> Log:
    project = call.store.project(call.parameters["project_id"])
    return call.store.logs[project["id"]]


def describe(call: Call) -> Response:
    """A description of a file, in a stream if that is asked for."""
    file, wish = asked(call), call.body.value
    sentence = _SENTENCES[wish.get("language", "en")].format(name=file["name"])
    words = sentence.split()[: wish.get("max_words", 50)]
    if wish.get("stream"):
        return event_stream(parts(words, call.fault))
    text = " ".join(words)
    return call.answer({"file_id": file["id"], "text": text, "words": len(words)})


HANDLERS: dict[str, Handler] = {
    "eventsWatch": watch,
    "eventsExport": export,
    "assistantDescribe": describe,
}
