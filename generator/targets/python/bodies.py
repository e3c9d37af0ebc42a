"""Bodies as the Python client declares them: what is sent of each media type, and how the fields of forms are written."""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.code import Code
from generator.ir import (
    Any,
    Api,
    Content,
    Encoding,
    Field,
    List,
    Model,
    Ref,
    Scalar,
    Text,
    Type,
    Union,
    json_of,
    text_of,
    wire_of,
)
from generator.media_types import family, media_range
from generator.parameters import texts
from generator.targets.python.annotations import Annotation, joined
from generator.targets.python.types import Annotator

STREAMS = "_runtime.streams"

BYTES = Scalar("string", Text("binary"))
_TEXT = Scalar("string")


@dataclass(frozen=True, slots=True)
class PartView:
    """A field of a form that is not written in the usual way: its name, and the arguments of its declaration."""

    name: Code
    arguments: Code


@dataclass(frozen=True, slots=True)
class FormView:
    """The fields of a form that are not written in the usual way, by media type."""

    media_type: Code
    parts: tuple[PartView, ...]


def sent(content: Content) -> Type:
    """The type of what is sent: of media types that the runtime does not write, the text or the bytes themselves."""
    match family(text_of(content.media_type)):
        case "text":
            return _TEXT
        case "binary":
            return content.type if _is_open(content) else BYTES
        case _:
            return content.type


def answered(content: Content) -> Type:
    """The type of what is answered: forms are not taken apart."""
    match family(text_of(content.media_type)):
        case "form":
            return _TEXT
        case "multipart":
            return BYTES
        case _:
            return sent(content)


def _is_open(content: Content) -> bool:
    """Whether a media type says so little that only the schema tells what there is."""
    return media_range(text_of(content.media_type)) in {"*", "application"}


def whole_body(content: Content, annotator: Annotator) -> Annotation:
    """The type of an argument that is the whole body."""
    told = sent(content)
    if told == BYTES and family(text_of(content.media_type)) == "binary":
        return Annotation("BinaryContent", frozenset({(STREAMS, "BinaryContent")}))
    return annotator.in_signature(told)


def form_field(told: Type, annotator: Annotator) -> Annotation:
    """The type of an argument that is a field of a form: files in all their forms where the spec says bytes."""
    match told:
        case Scalar() if told.format and text_of(told.format) == "binary":
            return Annotation("FileContent", frozenset({(STREAMS, "FileContent")}))
        case List(item) if holds_files(item):
            return annotator.generic("list", "{}", form_field(item, annotator))
        case Union(members) if holds_files(told):
            return joined([form_field(member, annotator) for member in members])
    return annotator.in_signature(told)


def holds_files(told: Type) -> bool:
    """Whether a type is bytes, or may be, or is an array of them."""
    match told:
        case Scalar(format=format_):
            return format_ is not None and text_of(format_) == "binary"
        case List(item):
            return holds_files(item)
        case Union(members):
            return any(map(holds_files, members))
    return False


def form(content: Content, annotator: Annotator) -> FormView | None:
    """The fields of a form that are not written in the usual way; None if there are none, or it is no form."""
    kind = family(text_of(content.media_type))
    if kind not in {"form", "multipart"}:
        return None
    files = (
        files_of(content, annotator.api) if kind == "multipart" else frozenset[str]()
    )
    encodings = {wire_of(each.field): each for each in content.encodings}
    parts = tuple(
        PartView(Code(annotator.written(name)), Code(", ".join(arguments)))
        for name in dict.fromkeys((*sorted(files), *encodings))
        if (arguments := list(_arguments(name, files, encodings, annotator)))
    )
    media_type = Code(annotator.written(text_of(content.media_type)))
    return FormView(media_type, parts) if parts else None


def files_of(content: Content, api: Api) -> frozenset[str]:
    """The fields of a form that may be files: those of bytes, and those of which the spec says nothing."""
    return frozenset(
        wire_of(field.name)
        for field in _fields(content.type, api)
        if holds_files(field.type) or isinstance(field.type, Any)
    )


def _fields(told: Type, api: Api) -> tuple[Field, ...]:
    match told:
        case Ref():
            definition = api.definition(told)
            if isinstance(definition, Model):
                return definition.fields
            return _fields(getattr(definition, "type", Any()), api)
        case Union(members):
            return tuple(field for each in members for field in _fields(each, api))
    return ()


def _arguments(
    name: str,
    files: frozenset[str],
    encodings: dict[str, Encoding],
    annotator: Annotator,
) -> Iterator[str]:
    if name in files:
        yield "file=True"
    encoding = encodings.get(name)
    if not encoding:
        return
    if encoding.content_type and not encoding.style:
        yield f"content_type={annotator.written(text_of(encoding.content_type))}"
    if headers := _headers(encoding):
        yield f"headers={annotator.written(headers)}"
    if encoding.style:
        yield f"style={annotator.written(encoding.style)}"
        if encoding.explode != (encoding.style in {"form", "deepObject"}):
            yield f"explode={encoding.explode}"
    if encoding.allow_reserved:
        yield "allow_reserved=True"


def _headers(encoding: Encoding) -> dict[str, str]:
    """The headers whose values the spec gives."""
    return {
        text_of(name): ",".join(texts(json_of(value)))
        for name, value in encoding.headers
        if value
    }
