"""Lists that go on over several answers: their items one after the other, or page by page."""

import json
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Generic, NoReturn, TypeVar, cast

from .declarations import Operation
from .errors import ResponseValidationError
from .links import joined, next_link, same_origin
from .options import OMIT
from .pointers import at
from .requests import Arguments, draft
from .responses import RawResponse
from .settings import Setup

if TYPE_CHECKING:
    from .callers import AsyncCaller, SyncCaller
    from .rules import Paging

Item = TypeVar("Item")
Answer = TypeVar("Answer")


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Item, Answer]):
    """One page of a list: its items, the whole answer, and a token from which the list goes on, None on the last page."""

    items: list[Item]
    body: Answer
    next_token: str | None


class Paginated(Generic[Item, Answer]):
    """The items of a list, page after page; nothing is asked for before it is iterated."""

    def __init__(
        self,
        caller: "SyncCaller",
        operation: Operation[Answer],
        arguments: Arguments,
        token: str | None = None,
    ) -> None:
        self._caller = caller
        self._operation = operation
        self._arguments = arguments
        self._token = token

    def __iter__(self) -> Iterator[Item]:
        for page in self.pages():
            yield from page.items

    def pages(self) -> Iterator[PageOf[Item, Answer]]:
        """Page after page, each asked for when it is reached."""
        turning = self._turning()
        while turning.goes_on:
            arguments = turning.arguments()
            yield turning.page(self._caller.send(self._operation, arguments))

    def raw(self) -> RawResponse[Answer]:
        """The first page as it was received."""
        return self._caller.send(self._operation, self._turning().arguments())

    def resumed(self, token: str) -> "Paginated[Item, Answer]":
        """The same list from the page on that `next_token` of another one names; raises ValueError if it is none."""
        return Paginated(self._caller, self._operation, self._arguments, token)

    def _turning(self) -> "Turning[Item, Answer]":
        setup = self._caller.setup
        return Turning(setup, self._operation, self._arguments, self._token)

    def __repr__(self) -> str:
        return f"<Paginated {self._operation.name}>"


class AsyncPaginated(Generic[Item, Answer]):
    """The items of a list, page after page, in an `async for`; nothing is asked for before it is iterated."""

    def __init__(
        self,
        caller: "AsyncCaller",
        operation: Operation[Answer],
        arguments: Arguments,
        token: str | None = None,
    ) -> None:
        self._caller = caller
        self._operation = operation
        self._arguments = arguments
        self._token = token

    async def __aiter__(self) -> AsyncIterator[Item]:
        async for page in self.pages():
            for item in page.items:
                yield item

    async def pages(self) -> AsyncIterator[PageOf[Item, Answer]]:
        """Page after page, each asked for when it is reached."""
        turning = self._turning()
        while turning.goes_on:
            arguments = turning.arguments()
            yield turning.page(await self._caller.send(self._operation, arguments))

    async def raw(self) -> RawResponse[Answer]:
        """The first page as it was received."""
        return await self._caller.send(self._operation, self._turning().arguments())

    def resumed(self, token: str) -> "AsyncPaginated[Item, Answer]":
        """The same list from the page on that `next_token` of another one names; raises ValueError if it is none."""
        return AsyncPaginated(self._caller, self._operation, self._arguments, token)

    def _turning(self) -> "Turning[Item, Answer]":
        setup = self._caller.setup
        return Turning(setup, self._operation, self._arguments, self._token)

    def __repr__(self) -> str:
        return f"<AsyncPaginated {self._operation.name}>"


class Turning(Generic[Item, Answer]):
    """Where in a list one is, and what has to be asked to go on."""

    __slots__ = ("_arguments", "_operation", "_paging", "_place", "_setup", "goes_on")

    def __init__(
        self,
        setup: Setup,
        operation: Operation[Answer],
        arguments: Arguments,
        token: str | None,
    ) -> None:
        if operation.paging is None:
            raise TypeError(f"{operation.name} answers with no list of pages")
        self._setup = setup
        self._operation = operation
        self._arguments = arguments
        self._paging: Paging = operation.paging
        self._place: Any = self._first() if token is None else _place_of(token)
        self.goes_on = True

    # None asks for whatever the API begins with.
    def _first(self) -> Any:
        paging = self._paging
        given = self._given().get(paging.parameter, OMIT)
        match paging.style:
            case "page":
                return paging.first if given is OMIT else given
            case "offset":
                return 0 if given is OMIT else given
            case _:
                return None if given is OMIT else given

    def _given(self) -> Any:
        return self._arguments.get(self._paging.location) or {}

    def arguments(self) -> Arguments:
        """The arguments that ask for the page that is next."""
        paging, place = self._paging, self._place
        if place is None:
            return self._arguments
        if paging.style == "link":
            return {**self._arguments, "address": self._address(place)}
        located = {paging.location: {**self._given(), paging.parameter: place}}
        return cast(Arguments, {**self._arguments, **located})

    def page(self, raw: RawResponse[Answer]) -> PageOf[Item, Answer]:
        """The page that was received, from which the list goes on."""
        body = raw.parse()
        items = at(body, self._paging.items)
        listed = cast(list[Item], items if isinstance(items, list) else [])
        place = self._next(raw, body, len(listed))
        if place is not None and place == self._place:
            self._refuse(raw, "the next page would be this one again")
        self._place, self.goes_on = place, place is not None
        return PageOf(listed, body, None if place is None else json.dumps(place))

    def _next(self, raw: RawResponse[Answer], body: object, count: int) -> Any:
        """Where the next page begins, None after the last one."""
        paging = self._paging
        if paging.more and not at(body, paging.more):
            return None
        match paging.style:
            case "cursor":
                found = at(body, paging.next)
                return None if found == "" else found
            case "page":
                return self._place + 1 if count else None
            case "offset":
                return self._place + count if count else None
            case "link":
                return self._link(raw, body)

    def _link(self, raw: RawResponse[Answer], body: object) -> str | None:
        paging = self._paging
        link = at(body, paging.next) if paging.next else next_link(raw.headers)
        if not isinstance(link, str) or not link:
            return None
        address = self._joined(link)
        if not same_origin(address, self._base()):
            self._refuse(raw, "the next page would be on another host")
        return address

    def _joined(self, link: str) -> str:
        if isinstance(self._place, str):
            return joined(self._place, link)
        path = draft(self._operation, self._arguments).path
        return joined(self._base().rstrip("/") + path, link)

    def _base(self) -> str:
        return self._setup.address_of(self._operation)

    # A token may have come from anywhere.
    def _address(self, place: object) -> str:
        if isinstance(place, str) and same_origin(place, self._base()):
            return place
        raise ValueError(f"{self._operation.name}: this is no token of this list")

    def _refuse(self, raw: RawResponse[Answer], reason: str) -> NoReturn:
        raise ResponseValidationError(
            f"{self._operation.name}: response {raw.status}: {reason}",
            status=raw.status,
            headers=raw.headers,
            content=raw.content,
        )


def _place_of(token: str) -> Any:
    try:
        return json.loads(token)
    except ValueError:
        raise ValueError("this is no token of a page") from None
