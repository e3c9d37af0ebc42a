"""Behaviours of single calls: their arguments, credentials, answers and errors."""

import asyncio
import logging
from typing import Any

import pytest

from tests.studio.showing import FAULT, Kit, behaviour
from tests.studio.store import CLIENT, KEY, PASSWORD


@behaviour("services", "tags", "projectsGet > tags > projects")
def _services(kit: Kit) -> None:
    assert kit.client.projects.get(project_id=kit.project).name == "Gulls"


@behaviour("the same awaited", "projectsGet > operationId > projectsGet")
def _awaited(kit: Kit) -> None:
    async def run() -> str:
        options = {"base_url": kit.running.url, "account_api_key": KEY}
        async with kit.package.AsyncStudio(**options) as client:
            return str((await client.projects.get(project_id=kit.project)).name)

    assert asyncio.run(run()) == "Gulls"


@behaviour("answers as they came", "filesDownload > responses > 200 > headers")
def _raw(kit: Kit) -> None:
    answer = kit.client.files.raw.download(file_id=kit.file)
    assert (answer.status, answer.parse()) == (200, b"clip")
    assert len(answer.headers["x-content-sha256"]) == 64


@behaviour("a client with other options", "accountGet > responses > 200")
def _options(kit: Kit) -> None:
    other = kit.client.with_options(max_response_bytes=1)
    with pytest.raises(kit.package.ResponseTooLargeError):
        other.account.get()


@behaviour(
    "arguments that are checked",
    "components > schemas > NewProject > properties > name > maxLength",
    "components > schemas > Labels > maxProperties",
)
def _checked(kit: Kit) -> None:
    with pytest.raises(kit.package.RequestValidationError) as caught:
        kit.client.projects.create(name="", labels={"a": "x" * 65})
    assert len(caught.value.violations) == 2


@behaviour("answers of a later version", "components > schemas > Output > oneOf")
def _future(kit: Kit) -> None:
    id_ = kit.rendered().wait().file_id
    (render,) = kit.client.renders.list()
    assert str(render.output.file_id) == str(id_)
    options = {"headers": {FAULT: "future"}}
    told = kit.client.renders.get(render_id=render.id, **options)
    assert (told.output.model_extra["depth"], told.mood) == (1080, "serene")


@behaviour("answers held to their schema", "components > schemas > Render > required")
def _strict(kit: Kit) -> None:
    render = kit.rendered()
    render.wait()
    strict = kit.client.with_options(strict_responses=True)
    with pytest.raises(kit.package.ResponseValidationError):
        strict.renders.get(render_id=render.id, headers={FAULT: "future"})


@behaviour(
    "null and what is left out",
    "components > schemas > ProjectChanges > properties > description > type > null",
)
def _null(kit: Kit) -> None:
    same = kit.client.projects.update(project_id=kit.project, name="Terns")
    assert same.description == "By the sea."
    none = kit.client.projects.update(project_id=kit.project, description=None)
    assert (none.name, none.description) == ("Terns", None)


@behaviour("a key in a header", "components > securitySchemes > account > in > header")
def _key(kit: Kit) -> None:
    with kit.made(account_api_key=lambda: KEY) as client:
        assert client.account.get().currency == "EUR"
    stranger = kit.made(account_api_key="sk-other")
    with stranger, pytest.raises(kit.package.AuthenticationError):
        stranger.account.get()


@behaviour(
    "a name and a password", "components > securitySchemes > owner > scheme > basic"
)
def _basic(kit: Kit) -> None:
    assert kit.session().session.device == "Laptop"


@behaviour(
    "a key in a cookie, in the address, or as a token: whichever there is",
    "components > securitySchemes > session_cookie > in > cookie",
    "components > securitySchemes > session_link > in > query",
    "components > securitySchemes > session_token > scheme > bearer",
)
def _alternatives(kit: Kit) -> None:
    secret = kit.session().secret
    for argument in ("session_cookie_api_key", "session_link_api_key", "session_token"):
        with kit.made(**{argument: secret}) as client:
            assert [each.device for each in client.sessions.list()] == ["Laptop"]


@behaviour(
    "a token for a client's id and secret",
    "components > securitySchemes > oauth > flows > clientCredentials",
)
def _granted(kit: Kit) -> None:
    id_, secret = CLIENT
    with kit.made(oauth_client_id=id_, oauth_client_secret=secret) as client:
        client.account.get()
        client.account.get()
        assert kit.running.store.number("grant") == 2
    stranger = kit.made(oauth_client_id=id_, oauth_client_secret=id_)
    with stranger, pytest.raises(kit.package.CredentialsError):
        stranger.account.get()


@behaviour(
    "what only requests have, and what only answers have",
    "components > schemas > Token > properties > password > writeOnly",
    "components > schemas > Token > properties > secret > readOnly",
    "tokensRevoke > responses > 204",
)
def _directions(kit: Kit) -> None:
    wish: dict[str, Any] = {"name": "Builds", "scopes": ["read"], "password": PASSWORD}
    token = kit.client.tokens.create(**wish)
    with kit.made(account_api_key=token.secret) as client:
        assert client.account.get().name
    assert kit.client.tokens.revoke(token_id=token.id) is None


@behaviour(
    "parameters in every place and style",
    "rendersList > parameters > 3 > style > deepObject",
    "rendersList > parameters > 2 > explode > False",
    "accountUsage > parameters > 1 > in > header",
)
def _parameters(kit: Kit) -> None:
    kit.rendered().cancel()
    asked = {"created": {"after": "2026-11-01T00:00:00Z"}, "limit": 1}
    found = kit.client.renders.list(status=["queued", "cancelled"], **asked)
    assert [each.status for each in found] == ["cancelled"]
    assert kit.client.account.usage(x_studio_title="Bill").startswith("Bill")


@behaviour(
    "values that stay in their place",
    "components > parameters > ProjectId > schema > pattern",
)
def _places(kit: Kit) -> None:
    with pytest.raises(kit.package.RequestValidationError):
        kit.client.projects.get(project_id="..")
    with pytest.raises(kit.package.RequestValidationError):
        kit.client.account.usage(x_studio_title="a\r\nb")


@behaviour(
    "another attempt where one is safe",
    "projectsList > responses > 5XX",
    "projectsList > responses > 4XX",
)
def _retries(kit: Kit) -> None:
    for fault in ("unavailable 1", "rate-limit 1"):
        assert list(kit.client.projects.list(headers={FAULT: fault}))
    with pytest.raises(kit.package.ServerError):
        kit.client.projects.create(name="Terns", headers={FAULT: "unavailable 2"})


@behaviour(
    "a key for what is done once", "rendersCreate > x-restencil-idempotency > header"
)
def _once(kit: Kit) -> None:
    kit.rendered(headers={FAULT: "lose-answer"})
    assert len(list(kit.client.renders.list())) == 1


@behaviour("a time for the whole call", "eventsWatch > parameters > 0 > name > follow")
def _late(kit: Kit) -> None:
    follow = {"project_id": kit.project, "follow": True, "timeout": 0.2}
    with pytest.raises(kit.package.ApiTimeoutError):
        list(kit.client.events.watch(**follow))


@behaviour(
    "errors by status and by code",
    "x-restencil-errors > codes > name_taken",
    "components > responses > Error > headers > X-Request-Id",
)
def _errors(kit: Kit) -> None:
    with pytest.raises(kit.package.NameTakenError) as caught:
        kit.client.projects.create(name="Gulls")
    error = caught.value
    assert (error.status, error.code) == (409, "name_taken")
    assert (error.body.error.code, bool(error.request_id)) == ("name_taken", True)
    with pytest.raises(kit.package.NotFoundError):
        kit.client.projects.get(project_id="prj_9999")


@behaviour(
    "middleware and records of what was called", "paths > /projects/{project_id}"
)
def _seen(kit: Kit) -> None:
    seen: list[tuple[str, int]] = []

    def handle(request: Any, call_next: Any) -> Any:
        response = call_next(request)
        seen.append((request.path, response.status))
        return response

    kit.log.set_level(logging.INFO, "studio")
    kit.client.with_options(middleware=[handle]).projects.get(project_id=kit.project)
    assert seen == [("/projects/{project_id}", 200)]
    said = [each.getMessage() for each in kit.log.records if each.name == "studio"]
    assert "GET /projects/{project_id}: 200" in said[-1]
    assert KEY not in kit.log.text


@behaviour("what is on its way out", "accountBalance > deprecated > True")
def _deprecated(kit: Kit) -> None:
    with pytest.warns(DeprecationWarning, match="deprecates this operation"):
        kit.client.account.balance()


@behaviour("a package that loads what is used", "restencil.yaml > package > studio")
def _package(kit: Kit) -> None:
    kit.package.preload()
    assert kit.package.EventStream.__module__.startswith("studio.")
