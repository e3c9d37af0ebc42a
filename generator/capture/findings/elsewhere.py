"""Examples that seem to have been copied from the page of another call."""

import re
from collections.abc import Iterator

from generator.capture.facts import Doubt, Fact
from generator.capture.findings.common import (
    Rule,
    answers,
    contents,
    doubt,
    head_of,
    inside,
    line_of,
    name_of,
    quoted,
)
from generator.capture.telling import Told
from generator.values import JsonValue

# what an answer calls itself, and a word of the addresses that answer so
_OBJECTS = {
    "chat.completion": "chat",
    "chat.completion.chunk": "chat",
    "text_completion": "completion",
    "embedding": "embedding",
    "image": "image",
    "video": "video",
}
# families of models whose names say what they make; those that make several things are not among them
_MODELS = {
    "image": re.compile(r"(?i)(?:dall-e|gpt-image|seedream|stable-diffusion|flux|recraft|ideogram|imagen)\b"),
    "video": re.compile(r"(?i)(?:seedance|sora|veo|runway|hailuo)\b"),
    "speech": re.compile(r"(?i)(?:tts|whisper|gpt-4o-mini-tts)\b"),
}  # fmt: skip
_WORDS = {
    "image": re.compile(
        r"(?i)images?|pictures?|photos?|drawings?|图片|图像|绘图|生图|绘画|文生图"
    ),
    "video": re.compile(r"(?i)videos?|movies?|\bclips?\b|\banimat|视频"),
    "speech": re.compile(
        r"(?i)speech|audio|tts|(?<!in)voice|\baloud\b|transcri|subtitle|语音|音频"
    ),
}
_ASK = "call the API, and put what it takes and answers into the corrections"


def _object_of_another_kind(root: Told) -> Iterator[Doubt]:
    # 21
    head = head_of(root)
    url = head.fact("url")
    for node in answers(root):
        for fact in node.every("example"):
            said = _entry(fact.value, "object")
            word = _OBJECTS.get(said) if isinstance(said, str) else None
            if url and word and word not in str(url.value).lower():
                message = (
                    f"The example of {name_of(node)} from line {fact.line} on calls itself {quoted(said)}, and the address on line {url.line} "
                    f"has nothing to do with that: it was probably copied from another page. The spec has it as the page does."
                )
                lines = (url.line, fact.line)
                yield doubt("example-from-elsewhere", message, node, lines, _ASK)


def _entry(value: JsonValue, name: str) -> JsonValue:
    return value.get(name) if isinstance(value, dict) else None


def _answer_of_another_model(root: Told) -> Iterator[Doubt]:
    # 21
    asked = [
        (fact, model)
        for _, node in inside(root, "body")
        for fact in node.every("example")
        if isinstance(model := _entry(fact.value, "model"), str)
    ]
    for node in answers(root):
        for fact in node.every("example"):
            for name, model in _models(fact):
                if asked and not any(_alike(model, each) for _, each in asked):
                    sent, wanted = asked[0]
                    message = (
                        f"The example of the request from line {sent.line} on asks for the model {quoted(wanted)}, and that of the answer from "
                        f"line {fact.line} on says `{name}` {quoted(model)}: one of them was probably copied from another page. "
                        "The spec has both as the page does."
                    )
                    lines = (sent.line, fact.line)
                    yield doubt("example-from-elsewhere", message, node, lines, _ASK)


def _models(fact: Fact) -> Iterator[tuple[str, str]]:
    found = fact.value.items() if isinstance(fact.value, dict) else ()
    for name, value in found:
        if name.lower().endswith("model") and isinstance(value, str) and value:
            yield name, value


def _alike(one: str, other: str) -> bool:
    """Whether one name of a model goes on where the other ends, as those with dates do."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short in long


def _model_of_another_kind(root: Told) -> Iterator[Doubt]:
    # 21
    head = head_of(root)
    about = " ".join(
        str(head.value(each) or "") for each in ("title", "url", "tags", "description")
    )
    kinds = {kind for kind, words in _WORDS.items() if words.search(about)}
    for body in contents(root):
        node = body.at("model")
        for fact in node.every("seen") if node and kinds else ():
            made = next((kind for kind, found in _MODELS.items() if found.match(str(fact.value))), "")  # fmt: skip
            if node and made and made not in kinds:
                line = line_of(head, "title", "url")
                message = (
                    f"The call on line {line} is about {' and '.join(sorted(kinds))}, and the example on line {fact.line} has the model "
                    f"{quoted(fact.value)}, the name of one for {made}. The spec has the example as the page does."
                )
                yield doubt(
                    "model-of-another-kind", message, node, (line, fact.line), _ASK
                )


RULES: tuple[Rule, ...] = (
    _object_of_another_kind,
    _answer_of_another_model,
    _model_of_another_kind,
)
"""Each from all facts to what is in doubt."""
