"""Bodies, sent or answered: the media types that they may have, their types, examples and how forms are written."""

from collections.abc import Callable, Iterator
from typing import Any as Json

from generator.errors import Problem, Severity, warning
from generator.ir import Any as Anything
from generator.ir import Body, Content, Encoding, Example, Text, Type, Value
from generator.names import name
from generator.resolve.items import item_of
from generator.resolve.node import Node
from generator.resolve.schemas import Schemas
from generator.shown import shown

Items = Callable[[str, Node, Schemas, tuple[str, ...]], Type | None]

_STYLING = ("style", "explode", "allowReserved")


def body_of(node: Node, schemas: Schemas, words: tuple[str, ...]) -> Body | None:
    """The body of a request; `words` name its type where the spec does not."""
    body = node.get("requestBody")
    if not body:
        return None
    contents = tuple(contents_of(body, schemas, words))
    return Body(contents, body.flag("required"), body.text("description"))


def answers_of(
    node: Node, schemas: Schemas, words: tuple[str, ...]
) -> Iterator[Content]:
    """Each media type of an answer and what is sent in it, at once or item by item."""
    return _contents(node, schemas, words, item_of)


def contents_of(
    node: Node, schemas: Schemas, words: tuple[str, ...]
) -> Iterator[Content]:
    """Each media type of a request's body and what is sent in it."""
    return _contents(node, schemas, words, lambda *_: None)


def _contents(
    node: Node, schemas: Schemas, words: tuple[str, ...], items: Items
) -> Iterator[Content]:
    for media_type, content in node.items("content"):
        schema = content.child("schema") if "schema" in content.value else None
        item = items(media_type, content, schemas, words)
        if item is None and "itemSchema" in content.value:
            _warn_of_items(media_type, content)
        yield Content(
            media_type=Text(media_type),
            type=schemas.type_of(schema, words) if schema else Anything(),
            schema=schema.pointer if schema else None,
            examples=tuple(_examples(content)),
            encodings=tuple(_encodings(content)),
            item=item,
        )


def _warn_of_items(media_type: str, content: Node) -> None:
    message = f"what is sent one by one in `{shown(media_type)}` is not told apart yet"
    hint = "clients get the whole of it; `itemSchema` stays in the documentation"
    content.context.problems.append(
        warning("item-schema", message, hint, content.location.at("itemSchema"))
    )


def _examples(content: Node) -> Iterator[Example]:
    if "example" in content.value:
        yield Example(Text("example"), Value(content.value["example"]))
    for key, example in content.items("examples"):
        if "value" in example.value:
            yield Example(
                Text(key), Value(example.value["value"]), example.text("summary")
            )


def _encodings(content: Node) -> Iterator[Encoding]:
    for field, encoding in content.items("encoding"):
        # a style is only told by one of these, and then the media type says nothing
        styled = any(key in encoding.value for key in _STYLING)
        style = encoding.value.get("style", "form")
        explode = encoding.value.get("explode", style == "form")
        yield Encoding(
            field=name(field),
            content_type=encoding.text("contentType"),
            headers=tuple(_headers(encoding)),
            style=style if styled else None,
            explode=explode is True or style == "deepObject",
            allow_reserved=encoding.flag("allowReserved"),
        )


def _headers(encoding: Node) -> Iterator[tuple[Text, Value | None]]:
    for called, header in encoding.items("headers"):
        if called.lower() != "content-type":
            schema = header.get("schema")
            value = _only_value(schema.value) if schema else None
            if value is None:
                _note_open_header(called, header)
            yield Text(called), value


def _only_value(schema: Json) -> Value | None:
    """The value that a schema leaves no choice of, or takes by default."""
    if not isinstance(schema, dict):
        return None
    values = [*schema.get("enum", ())]
    stated = [schema[key] for key in ("const", "default") if key in schema]
    stated += values if len(values) == 1 else []
    return Value(stated[0]) if stated else None


def _note_open_header(called: str, header: Node) -> None:
    message = f"nothing says what value the header `{shown(called)}` of this part has"
    hint = "callers give it with the file: (name, content, media type, headers)"
    header.context.problems.append(
        Problem(Severity.NOTE, "encoding-header", message, hint, header.location)
    )
