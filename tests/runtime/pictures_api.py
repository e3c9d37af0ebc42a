"""A small API as a generator would declare it, called synchronously or asynchronously."""

import asyncio
from typing import Annotated, Any, Final, Literal, TypeAlias

import pytest
from client_runtime.clients import AsyncClient, SyncClient
from client_runtime.declarations import (
    Api,
    ApiKeyAuth,
    BasicAuth,
    BearerAuth,
    Body,
    Credential,
    Operation,
    Parameter,
)
from client_runtime.resources import AsyncResource, SyncResource
from client_runtime.types import (
    UNIQUE,
    Constrained,
    Integer,
    Model,
    Omittable,
    Open,
    Uri,
)
from pydantic import Field

from tests.loopback import Server

Shape: TypeAlias = Literal["square", "wide"]


class Pixel(Model):
    """A nested object with a renamed property."""

    class_: Annotated[Omittable[Integer], Field(alias="class")] = None
    note: Omittable[str] = None


class Picture(Model):
    """An object with one property of each kind."""

    title: Annotated[str, Constrained(min_length=1, max_length=5, pattern="^[a-z]")]
    shape: Omittable[Annotated[Shape | str, Open(Shape)]] = None
    seconds: Omittable[Literal[5, 10]] = None
    count: Omittable[Annotated[Integer, Constrained(ge=1)]] = None
    scale: Omittable[Annotated[float, Constrained(gt=0, multiple_of=0.5)]] = None
    link: Omittable[Uri] = None
    tags: Omittable[Annotated[list[Any], Constrained(max_length=3), UNIQUE]] = None
    pixel: Omittable[Pixel] = None
    parent: Omittable["Picture"] = None
    remark: str | None = None


API: Final = Api(
    servers=("https://api.example.com",),
    security={
        "bearer": BearerAuth(Credential("token", "SAMPLE_TOKEN")),
        "basic": BasicAuth(
            Credential("username", "SAMPLE_USERNAME"),
            Credential("password", "SAMPLE_PASSWORD"),
        ),
        "query": ApiKeyAuth(Credential("key", "SAMPLE_KEY"), "query", "api_key"),
        "header": ApiKeyAuth(Credential("key", "SAMPLE_KEY"), "header", "X-Key"),
        "cookie": ApiKeyAuth(Credential("key", "SAMPLE_KEY"), "cookie", "session"),
    },
)

Options: TypeAlias = dict[str, Any]
NONE: Final[Options] = {}

ANSWERS: Final = {
    "200": {"application/json": Picture, "application/x-msgpack": Picture},
    "204": {},
}

READ: Final[Operation[Picture]] = Operation(
    name="pictures.read", method="GET", path="/pictures", responses=ANSWERS
)
CREATE: Final[Operation[Picture]] = Operation(
    name="pictures.create",
    method="POST",
    path="/pictures",
    body=Body({"application/json": Picture, "application/x-msgpack": Picture}),
    responses=ANSWERS,
)
FIND: Final[Operation[Picture]] = Operation(
    name="pictures.find",
    method="GET",
    path="/pictures/{id}/by/{name}",
    parameters=(
        Parameter("id", "path", Integer),
        Parameter("name", "path", str),
        Parameter("limit", "query", Annotated[Integer, Constrained(le=100)]),
        Parameter("tag", "query", list[str]),
        Parameter("deep", "query", bool),
        Parameter("X-Trace", "header", str | None),
        Parameter("theme", "cookie", str),
    ),
    responses=ANSWERS,
)


def secured(*alternatives: tuple[str, ...]) -> Operation[Picture]:
    """An operation that asks for credentials."""
    return Operation(
        name="pictures.read",
        method="GET",
        path="/pictures",
        responses=ANSWERS,
        security=alternatives,
    )


def call_sync(
    server: Server, operation: Operation[Any], client: Options = NONE, **arguments: Any
) -> Any:
    """What a synchronous client answers."""
    with SyncClient(API, **options_for(server, client)) as made:
        return SyncResource(made._caller)._call(operation, **arguments)


def call_async(
    server: Server, operation: Operation[Any], client: Options = NONE, **arguments: Any
) -> Any:
    """What an asynchronous client answers."""

    async def run() -> Any:
        async with AsyncClient(API, **options_for(server, client)) as made:
            return await AsyncResource(made._caller)._call(operation, **arguments)

    return asyncio.run(run())


def options_for(server: Server, client: Options) -> Options:
    """A client's arguments, those in `client` before the usual ones."""
    usual: Options = {"credentials": {}, "http_client": None, "base_url": server.url}
    return usual | client


BOTH: Final = pytest.mark.parametrize("call", [call_sync, call_async])
