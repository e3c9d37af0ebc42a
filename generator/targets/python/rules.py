"""What operations declare beyond a request and an answer: pages, tasks, and keys against doing a thing twice."""

from collections.abc import Callable, Iterator, Mapping

from generator.code import Code
from generator.ir import Operation, Pagination, Polling, Text, text_of, wire_of
from generator.targets.python.records import RuleView

Written = Callable[[str], str]
"""Makes a literal of a text."""


def rules(
    operation: Operation, ids: Mapping[str, Operation], written: Written
) -> Iterator[RuleView]:
    """What an operation declares; `ids` are all operations by their ids."""
    if operation.idempotency:
        key = written(text_of(operation.idempotency))
        yield RuleView(Code("idempotency"), Code(""), (Code(key),))
    if operation.pagination:
        paging = tuple(_paging(operation.pagination, written))
        yield RuleView(Code("paging"), Code("Paging"), paging)
    if task := operation.task:
        places = (("id", task.id), ("status", task.status))
        arguments = tuple(_texts(places, written))
        inner = _polling(task.polling, ids, written) if task.polling else None
        yield RuleView(Code("task"), Code("TaskRule"), arguments, inner)


def _paging(paging: Pagination, written: Written) -> Iterator[Code]:
    yield Code(f"style={written(paging.style)}")
    places = (
        ("items", paging.items),
        ("parameter", paging.parameter),
        ("next", paging.next),
        ("more", paging.more),
    )
    yield from _texts(places, written)
    if paging.location != "query":
        yield Code(f"location={written(paging.location)}")
    if paging.first != 1:
        yield Code(f"first={paging.first}")


def _polling(
    polling: Polling, ids: Mapping[str, Operation], written: Written
) -> RuleView:
    arguments = tuple(_of_polling(polling, ids, written))
    return RuleView(Code("polling"), Code("Polling"), arguments)


def _of_polling(
    polling: Polling, ids: Mapping[str, Operation], written: Written
) -> Iterator[Code]:
    yield Code(f"poll={written(wire_of(ids[polling.poll].name))}")
    yield Code(f"parameter={written(wire_of(polling.parameter))}")
    yield Code(f"success={_listed(polling.success, written)}")
    if polling.failure:
        yield Code(f"failure={_listed(polling.failure, written)}")
    yield Code(f"interval={polling.interval!r}")
    yield Code(f"deadline={polling.deadline!r}")
    places = (
        ("result", polling.result_at),
        ("progress", polling.progress_at),
        ("error", polling.error_at),
    )
    yield from _texts(places, written)
    if polling.cancel:
        yield Code(f"cancel={written(wire_of(ids[polling.cancel].name))}")


def _texts(
    places: tuple[tuple[str, Text | None], ...], written: Written
) -> Iterator[Code]:
    for keyword, text in places:
        if text is not None:
            yield Code(f"{keyword}={written(text_of(text))}")


def _listed(texts: tuple[Text, ...], written: Written) -> str:
    return (
        "(" + "".join(f"{written(text_of(each))}, " for each in texts).rstrip(" ") + ")"
    )
