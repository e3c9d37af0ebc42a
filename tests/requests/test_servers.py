"""Where a request goes, and what it carries to prove who calls: servers, services and security schemes of a document."""

import importlib
import json
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from types import ModuleType
from typing import Any

import httpx2
import pytest

from tests.commands import restencil

Json = dict[str, Any]
_NUMBERS = count(1)
_ANSWERS = {"responses": {"204": {"description": "D"}}}


class Made:
    """A client of a document, and what was said when it was made."""

    def __init__(self, package: ModuleType, said: str) -> None:
        self.package, self.said = package, said

    def client(self, sent: list[httpx2.Request], **options: Any) -> Any:
        """A client whose requests are kept, and answered with 204."""

        def handle(request: httpx2.Request) -> httpx2.Response:
            sent.append(request)
            return httpx2.Response(204)

        http_client = httpx2.Client(transport=httpx2.MockTransport(handle))
        name = self.package.__name__.title()
        return getattr(self.package, name)(http_client=http_client, **options)

    def request(self, operation: str, **options: Any) -> httpx2.Request:
        """The request that a call of an operation makes."""
        sent: list[httpx2.Request] = []
        self.client(sent, **options).call(operation)
        return sent[0]


Make = Callable[..., Made]


@pytest.fixture
def made(tmp_path: Path) -> Make:
    """Makes the client of a document with these paths and whatever else is at its top."""

    def make(paths: Json, **more: Any) -> Made:
        name = f"served{next(_NUMBERS)}"
        document = {
            "openapi": "3.1.0",
            "info": {"title": "T", "version": "1"},
            "paths": paths,
            **more,
        }
        spec = tmp_path / f"{name}.json"
        spec.write_text(json.dumps(document), "utf-8")
        outcome = restencil(tmp_path, "generate", spec.name, "--target", "python")
        assert outcome.code == 0, outcome.transcript
        folder = str(tmp_path / "generated" / name / "python")
        sys.path.insert(0, folder)
        try:
            return Made(importlib.import_module(name), outcome.err)
        finally:
            sys.path.remove(folder)

    return make


def get(name: str, **more: Any) -> Json:
    """A path with one operation of that name."""
    return {"get": {"operationId": name, **_ANSWERS, **more}}


def test_variables(made: Make) -> None:
    """The address of a server has its variables' defaults, and its alternatives are told where it is given."""
    variables = {
        "region": {"default": "eu", "enum": ["eu", "us"]},
        "v": {"default": "v2"},
    }
    server = {"url": "https://{region}.h.example/{v}", "variables": variables}
    client = made({"/a": get("send")}, servers=[server])
    assert str(client.request("send").url) == "https://eu.h.example/v2/a"
    told = getattr(client.package, client.package.__name__.title()).__doc__ or ""
    assert "region may be eu, us" in told


@pytest.mark.parametrize("stated", [{}, {"variables": {"x": {"default": "{x}"}}}])
def test_variable_without_default(made: Make, stated: Json) -> None:
    """An address that is not known is left out, with a warning; the next one is the default."""
    unknown = {"url": "https://{x}.h.example", **stated}
    servers = [unknown, {"url": "https://b.example"}]
    client = made({"/a": get("send")}, servers=servers)
    assert "warning[server-variable]" in client.said
    assert client.request("send").url.host == "b.example"


def test_server_of_an_operation(made: Make) -> None:
    """An operation, or a path, with an address of its own is called there, unless the caller says where."""
    own = {"servers": [{"url": "https://files.example/f"}]}
    path = {**get("of_path"), "servers": [{"url": "https://path.example"}]}
    client = made(
        {"/a": get("of_operation", **own), "/b": path, "/c": get("plain")},
        servers=[{"url": "https://api.example"}],
    )
    assert str(client.request("of_operation").url) == "https://files.example/f/a"
    assert str(client.request("of_path").url) == "https://path.example/b"
    assert str(client.request("plain").url) == "https://api.example/c"
    given = client.request("of_operation", base_url="https://test.example")
    assert str(given.url) == "https://test.example/a"


def test_relative_server_of_an_operation(made: Make) -> None:
    """An operation's address that is relative to nothing known is left out, with a warning."""
    client = made(
        {"/a": get("send", servers=[{"url": "/x"}])},
        servers=[{"url": "https://api.example"}],
    )
    assert "warning[server-relative]" in client.said
    assert str(client.request("send").url) == "https://api.example/a"


@pytest.mark.parametrize(
    ("path", "service"),
    [
        ("/pets", "pets"),
        ("/v1/pets/{id}", "pets"),
        ("/api/v2.1/pets", "pets"),
        ("/2024-01-31/pets", "pets"),
        ("/{tenant}/rest/pets", "pets"),
        ("/v1", "v1"),
        ("/{id}", "default"),
    ],
)
def test_service_of_an_untagged_operation(made: Make, path: str, service: str) -> None:
    """Operations without tags are grouped by the first word of their path that tells what they are about."""
    client = made({path: get("send")}, servers=[{"url": "https://api.example"}])
    assert hasattr(client.client([]), service)


SCHEMES: list[tuple[Json, Json, tuple[str, str]]] = [
    (
        {"type": "http", "scheme": "Bearer"},
        {"api_key": "s"},
        ("authorization", "Bearer s"),
    ),
    (
        {"type": "oauth2", "flows": {}},
        {"api_key": "s"},
        ("authorization", "Bearer s"),
    ),
    (
        {"type": "openIdConnect", "openIdConnectUrl": "https://o.example"},
        {"api_key": "s"},
        ("authorization", "Bearer s"),
    ),
    (
        {"type": "http", "scheme": "basic"},
        {"username": "u", "password": "p"},
        ("authorization", "Basic dTpw"),
    ),
    (
        {"type": "http", "scheme": "Token"},
        {"api_key": "Token s"},
        ("authorization", "Token s"),
    ),
    ({"type": "apiKey", "in": "header", "name": "X-K"}, {"api_key": "s"}, ("x-k", "s")),
    (
        {"type": "apiKey", "in": "cookie", "name": "K"},
        {"api_key": "s"},
        ("cookie", "K=s"),
    ),
]


@pytest.mark.parametrize(("scheme", "secrets", "header"), SCHEMES)
def test_scheme(
    made: Make, scheme: Json, secrets: Json, header: tuple[str, str]
) -> None:
    """A client takes the secret of every scheme that has one, and writes it where the scheme says."""
    client = made(
        {"/a": get("send", security=[{"s": []}])},
        servers=[{"url": "https://api.example"}],
        components={"securitySchemes": {"s": scheme}},
    )
    assert client.request("send", **secrets).headers[header[0]] == header[1]
    with pytest.raises(client.package.CredentialsError):
        client.request("send")


@pytest.mark.parametrize(
    "scheme", [{"type": "mutualTLS"}, {"type": "http", "scheme": "digest"}]
)
def test_scheme_of_the_connection(made: Make, scheme: Json) -> None:
    """What the HTTP client has to prove by itself is noted, and no call is kept from it."""
    client = made(
        {"/a": get("send", security=[{"s": []}])},
        servers=[{"url": "https://api.example"}],
        components={"securitySchemes": {"s": scheme}},
    )
    assert "note[security-unserved]" in client.said
    assert "authorization" not in client.request("send").headers


def test_undefined_scheme(made: Make) -> None:
    """An alternative with a scheme that is not described is left out, with one warning for the whole document."""
    client = made(
        {"/a": get("send"), "/b": get("other")},
        servers=[{"url": "https://api.example"}],
        security=[{"nope": []}],
    )
    assert client.said.count("warning[security-undefined]") == 1
    assert client.request("send").url.path == "/a"


def test_one_path_item_at_two_paths(made: Make) -> None:
    """A path that refers to another one's operations has them too, under names of its own."""
    client = made(
        {"/a": get("send"), "/b": {"$ref": "#/paths/~1a"}},
        servers=[{"url": "https://api.example"}],
    )
    sent: list[httpx2.Request] = []
    caller = client.client(sent)
    for service in (caller.a, caller.b):
        (method,) = [name for name in vars(service.raw) if name[0] != "_"]
        getattr(service, method)()
    assert [each.url.path for each in sent] == ["/a", "/b"]


def test_one_id_in_two_services(made: Make) -> None:
    """Operations that have one id are all there, each in its service, and all are known by the declaration of the API."""
    paths = {f"/{tag}": get("all", tags=[tag]) for tag in ("cats", "dogs")}
    client = made(paths, servers=[{"url": "https://api.example"}])
    api = importlib.import_module(f"{client.package.__name__}._api").API
    assert sorted(api.operations.values()) == ["cats:ALL", "dogs:ALL"]
    sent: list[httpx2.Request] = []
    called = client.client(sent)
    called.cats.all()
    called.dogs.all()
    assert [str(each.url.path) for each in sent] == ["/cats", "/dogs"]
