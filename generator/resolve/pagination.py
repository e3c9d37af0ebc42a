"""Lists that go on over several answers, by `x-restencil-pagination`."""

from generator.ir import Model, Pagination, Ref, Text, text_of, wire_of
from generator.media_types import family
from generator.resolve.extended import Extended
from generator.resolve.inside import item_of
from generator.shown import shown

KEY = "x-restencil-pagination"


def pagination(extended: Extended) -> Pagination | None:
    """How the list of an operation goes on, None if the extension is wrong."""
    stated = extended.node.value
    listed = extended.type_at("items", extended.operation)
    item = listed and item_of(listed, extended.index)
    if listed and not item:
        hint = "point to the list of items, not to what holds it"
        extended.fault("items", "what stands there is no array", hint)
    location = _location(extended) if "parameter" in stated else "query"
    next_ = extended.pointer("next", extended.operation)
    more = extended.pointer("more", extended.operation)
    if not item or not location:
        return None
    return Pagination(
        style=stated["style"],
        items=Text(stated["items"]),
        item=item,
        parameter=extended.node.text("parameter"),
        location="query" if location == "query" else "body",
        next=next_,
        more=more,
        first=stated.get("first", 1),
    )


def _location(extended: Extended) -> str:
    """Where the parameter is sent; empty, and a fault, if there is none of that name."""
    wanted, operation = extended.node.value["parameter"], extended.operation
    queries = [
        wire_of(each.name) for each in operation.parameters if each.location == "query"
    ]
    properties = _properties(extended)
    if wanted in queries:
        return "query"
    if wanted in properties:
        return "body"
    named = ", ".join(f"`{shown(each)}`" for each in (*queries, *properties))
    hint = f"the operation takes {named}" if named else "describe the parameter"
    extended.fault("parameter", f"nothing is called `{shown(wanted)}`", hint)
    return ""


def _properties(extended: Extended) -> list[str]:
    """Those of a body that is told argument by argument."""
    body = extended.operation.body
    if not body or not body.required or len(body.contents) != 1:
        return []
    (content,) = body.contents
    is_json = family(text_of(content.media_type)) == "json"
    if not is_json or not isinstance(content.type, Ref):
        return []
    model = extended.index[content.type.id]
    fields = model.fields if isinstance(model, Model) else ()
    return [wire_of(field.name) for field in fields]
