"""What a document that has the client credentials flow becomes: arguments, samples, pages, and what is asked for."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.runtime.kiosk import CLIENT, Gate, document, package_of

HOSTILE = '"""); import os\n# \\'


def flow(**keys: Any) -> dict[str, Any]:
    return {"type": "oauth2", "flows": {"clientCredentials": {"scopes": {}, **keys}}}


def test_one_scheme(tmp_path: Path) -> None:
    """Id and secret are called so beside the token; samples and pages show the token, and say where it is from."""
    with package_of(document(), "alone", tmp_path) as made:
        taken = made.package.Alone.__init__.__annotations__
        assert [each for each in taken if taken[each] == "Secret | None"] == [
            "api_key",
            "client_id",
            "client_secret",
        ]
        readme = made.text("python/README.md")
        assert "Set `ALONE_API_KEY`, or pass `api_key=` to the client." in readme
        assert "you can set `ALONE_CLIENT_ID` and `ALONE_CLIENT_SECRET`" in readme
        assert "Bearer ${ALONE_API_KEY:?}" in made.text("samples/shell/prints/make.sh")
        for page in (
            "docs/en/reference/prints/make.md",
            "docs/en/reference/prints/make.html",
        ):
            for word in ("/v1/oauth/token", "read", "write", "ALONE_API_KEY"):
                assert word in made.text(page)


def test_several_schemes(gate: Gate, tmp_path: Path) -> None:
    """With several schemes their names go before; the scopes are those of the alternative that can be met."""
    spec = document()
    schemes = spec["components"]["securitySchemes"]
    schemes["staff"] = flow(tokenUrl="/v1/oauth/token")
    schemes["key"] = {"type": "apiKey", "in": "header", "name": "X-Key"}
    spec["security"] = [{"oauth": ["read"], "key": []}, {"staff": ["write", HOSTILE]}]
    staff = {f"staff_{name}": value for name, value in CLIENT.items()}
    both = {f"oauth_{name}": value for name, value in CLIENT.items()}
    with package_of(spec, "several", tmp_path) as made:
        url = f"{gate.server.url}/v1"
        with made.package.Several(base_url=url, **staff) as client:
            client.prints.list()
        assert gate.forms[0]["scope"] == [f"write {HOSTILE}"]
        with made.package.Several(base_url=url, key="k", **both) as client:
            client.prints.list()
        assert gate.forms[1]["scope"] == ["read"]
        assert gate.called[1].headers["x-key"] == "k"
        assert "`SEVERAL_STAFF_CLIENT_SECRET`" in made.text("python/README.md")


def test_swagger(gate: Gate, tmp_path: Path) -> None:
    """The flow that Swagger 2.0 calls `application` is this one."""
    spec = {
        "swagger": "2.0",
        "info": {"title": "T", "version": "1"},
        "host": "old.example",
        "basePath": "/v1",
        "schemes": ["https"],
        "securityDefinitions": {
            "oauth": {
                "type": "oauth2",
                "flow": "application",
                "tokenUrl": "https://old.example/v1/oauth/token",
                "scopes": {"read": "R"},
            }
        },
        "paths": {
            "/prints": {
                "get": {
                    "operationId": "list",
                    "security": [{"oauth": ["read"]}],
                    "responses": {"204": {"description": "D"}},
                }
            }
        },
    }
    with (
        package_of(spec, "older", tmp_path) as made,
        made.package.Older(base_url=gate.server.url, **CLIENT) as client,
    ):
        client.prints.list()
    assert gate.asked[0].target == "/oauth/token"
    assert gate.forms[0]["scope"] == ["read"]


@pytest.mark.parametrize(
    "url",
    [
        "ftp://t.example/t",
        "//t.example/t",
        "https://me:pass@t.example/t",
        "https://t.example:x/t",
        "https://t.example/t#part",
        "https:///t",
        "https://[t/t",
        HOSTILE,
    ],
)
def test_token_url_of_no_use(tmp_path: Path, url: str) -> None:
    """Where no token can be got, a warning says so, and the client takes a token only."""
    with package_of(document(url), "useless", tmp_path) as made:
        assert "warning[token-url]" in made.said
        taken = made.package.Useless.__init__.__annotations__
        assert "api_key" in taken
        assert "client_id" not in taken
        assert "scopes=" not in made.text("python/useless/resources/prints.py")


def test_scopes_without_the_flow(tmp_path: Path) -> None:
    """Scopes of a scheme whose tokens are given to the client are shown on pages, and sent nowhere."""
    spec = document()
    schemes = spec["components"]["securitySchemes"]
    schemes["oauth"] = json.loads(
        '{"type": "oauth2", "flows": {"implicit": {"authorizationUrl": "https://a.example", "scopes": {}}}}'
    )
    with package_of(spec, "plain", tmp_path) as made:
        assert "OAuth2Auth" not in made.text("python/plain/_api.py")
        assert "scopes=" not in made.text("python/plain/resources/prints.py")
        assert "`write`" in made.text("docs/en/reference/prints/make.md")
