"""What clients share, keep and close."""

import asyncio

import httpx2
import pytest
from client_runtime.clients import AsyncClient, SyncClient
from client_runtime.resources import (
    AsyncResource,
    SyncResource,
    as_raw,
    as_raw_async,
)

from tests.loopback import Answer, Server
from tests.runtime.pictures_api import API, READ, Picture


class Pictures(SyncResource):
    """A group of operations as it is generated."""

    def read(self) -> Picture:
        """Reads."""
        return self._call(READ)


class AsyncPictures(AsyncResource):
    """A group of operations as it is generated."""

    async def read(self) -> Picture:
        """Reads."""
        return await self._call(READ)


def client_of(server: Server, http_client: httpx2.Client | None = None) -> SyncClient:
    return SyncClient(API, credentials={}, http_client=http_client, base_url=server.url)


def test_raw_response(server: Server) -> None:
    """The raw twin of a method gives the response as it came, which parses later."""
    headers = {"Content-Type": "application/json", "X-Request-Id": "r1"}
    server.answers = [Answer(body=b'{"title":"sea"}', headers=headers)]
    with client_of(server) as client:
        raw = as_raw(Pictures(client._caller).read)()
    assert (raw.status, raw.request_id) == (200, "r1")
    assert raw.headers["content-TYPE"] == "application/json"
    assert raw.content == b'{"title":"sea"}'
    assert raw.parse() == Picture(title="sea")


def test_raw_response_of_an_asynchronous_client(server: Server) -> None:
    """The raw twin of an asynchronous method is awaited like the method."""
    server.answers = [Answer(body=b'{"title":"sea"}')]

    async def run() -> str:
        async with AsyncClient(
            API, credentials={}, http_client=None, base_url=server.url
        ) as client:
            raw = await as_raw_async(AsyncPictures(client._caller).read)()
            return raw.parse().title

    assert asyncio.run(run()) == "sea"


def test_with_options_shares_connections(server: Server) -> None:
    """A client with other options leaves the first as it is, and both use the same connections."""
    server.answers = [Answer(500), Answer(body=b'{"title":"sea"}')]
    with client_of(server) as client:
        patient = client.with_options(max_retries=5, base_url=server.url + "/v2/")
        assert Pictures(patient._caller).read().title == "sea"
        assert Pictures(client._caller).read().title == "sea"
        assert patient._caller.transport is client._caller.transport
    targets = [request.target for request in server.requests]
    assert targets == ["/v2/pictures", "/v2/pictures", "/pictures"]


def test_closed_client_does_not_call(server: Server) -> None:
    """A closed client opens no new connections."""
    client = client_of(server)
    client.close()
    with pytest.raises(RuntimeError, match="closed"):
        Pictures(client._caller).read()


def test_given_http_client_stays_open(server: Server) -> None:
    """An HTTP client that the user brought is the user's to close."""
    server.answers = [Answer(body=b'{"title":"sea"}')]
    with httpx2.Client(headers={"X-Mine": "1"}) as http:
        with client_of(server, http) as client:
            Pictures(client._caller).read()
        assert not http.is_closed
    assert server.requests[0].headers["x-mine"] == "1"


@pytest.mark.parametrize(
    "url",
    ["", "api.example.com", "ftp://x", "https://u:p@x", "https://x?a=1", "https:///v1"],
)
def test_base_urls_are_checked(url: str) -> None:
    """An address that no path can be appended to is refused when the client is made, without being repeated."""
    with pytest.raises(ValueError, match="base_url must") as caught:
        SyncClient(API, credentials={}, http_client=None, base_url=url)
    assert "u:p" not in str(caught.value)
