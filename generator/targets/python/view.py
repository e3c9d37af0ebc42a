"""The whole client as its templates see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.credentials import Credential, credentials_of
from generator.ir import Api, SecurityScheme, text_of, wire_of
from generator.literals import literal
from generator.lock import Scopes
from generator.media_types import family
from generator.targets.python.cases import SuiteView
from generator.targets.python.draft import Draft
from generator.targets.python.errors import CodeView, code_views
from generator.targets.python.faces import answers_bytes
from generator.targets.python.first_call import FirstCallView, first_call
from generator.targets.python.imports import order
from generator.targets.python.models import (
    ModuleView,
    model_modules,
)
from generator.targets.python.names import Names, names_of
from generator.targets.python.offers import OfferView, offers
from generator.targets.python.records import ResourceView
from generator.targets.python.reference import ChapterView
from generator.targets.python.webhooks import WebhooksView, webhooks
from generator.views import Inputs


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A security scheme: its name on the wire as a literal, the class that declares it, and the secrets it needs.

    `location` is where an API key is sent, empty for other kinds.
    """

    key: Code
    kind: Code
    location: Code
    scheme: SecurityScheme
    credentials: tuple[Credential, ...]


@dataclass(frozen=True, slots=True)
class ExportView:
    """A module of models, and the names in it that the package offers under its own name."""

    module: Code
    names: tuple[Code, ...]


@dataclass(frozen=True, slots=True)
class View:
    """A Python client: `client` is the name of its class, `distribution` that under which it is installed."""

    api: Api
    package: Code
    distribution: Code
    client: Code
    schemes: tuple[SchemeView, ...]
    modules: tuple[ModuleView, ...]
    resources: tuple[ResourceView, ...]
    webhooks: WebhooksView | None
    exports: tuple[ExportView, ...]
    offers: tuple[OfferView, ...]
    codes: tuple[CodeView, ...]
    speaks_messagepack: bool
    chapters: tuple[ChapterView, ...]
    suites: tuple[SuiteView, ...]
    first_call: FirstCallView | None

    @property
    def has_pages(self) -> bool:
        """Whether any method answers with pages."""
        return any(each.pagination for each in self.api.operations())

    @property
    def has_tasks(self) -> bool:
        """Whether any method answers with a task that can be waited for."""
        tasks = (each.task for each in self.api.operations())
        return any(each.polling for each in tasks if each)

    @property
    def declared(self) -> tuple[Code, ...]:
        """The classes by which the API is declared, in alphabetical order."""
        found = {"Api", *(scheme.kind for scheme in self.schemes)}
        found |= {"Credential"} if self.schemes else set()
        found |= {"ErrorRule"} if self.api.errors else set()
        return tuple(map(Code, sorted(found)))

    @property
    def own_errors(self) -> tuple[CodeView, ...]:
        """The codes that have a class of their own."""
        return tuple(each for each in self.codes if each.base)

    @property
    def error_names(self) -> tuple[Code, ...]:
        """The classes of codes that the package offers, in alphabetical order."""
        return tuple(sorted(each.name for each in self.own_errors))

    @property
    def error_bases(self) -> tuple[Code, ...]:
        """What the classes of codes are kinds of, in alphabetical order."""
        return tuple(sorted({each.base for each in self.own_errors}))

    @property
    def usual_errors(self) -> tuple[Code, ...]:
        """The classes of the runtime that codes stand for, in alphabetical order."""
        return tuple(sorted({each.name for each in self.codes if not each.base}))

    @property
    def late(self) -> tuple[OfferView, ...]:
        """What the package offers of the runtime that is imported when it is first used."""
        return tuple(offer for offer in self.offers if not offer.is_needed)

    @property
    def public(self) -> tuple[Code, ...]:
        """All that the package offers, in the order of `__all__`."""
        named = {name for export in self.exports for name in export.names}
        named |= {name for offer in self.offers for name in offer.names}
        named |= {self.client, Code(f"Async{self.client}"), Code("preload")}
        return tuple(sorted(named.union(self.error_names), key=order))

    @property
    def has_streams(self) -> bool:
        """Whether a method answers item by item."""
        return any(operation.stream for operation in self.api.operations())

    @property
    def has_downloads(self) -> bool:
        """Whether a method answers with bytes, which can be read while they come."""
        return any(map(answers_bytes, self.api.operations()))

    @property
    def getting(self) -> tuple[SchemeView, ...]:
        """The schemes whose tokens the client can get by itself: their secrets are a token, and an id and a secret."""
        return tuple(each for each in self.schemes if each.scheme.token_url)

    @property
    def usual(self) -> tuple[Credential, ...]:
        """The secrets to begin with: of a scheme whose tokens can be got, the token."""
        return tuple(
            credential for scheme in self.schemes for credential in _usual(scheme)
        )

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """Every secret that the client takes."""
        return tuple(
            credential for scheme in self.schemes for credential in scheme.credentials
        )


def build_view(inputs: Inputs) -> View:
    """The client of an API."""
    api, draft = inputs.api, Draft(inputs)
    names, annotator = draft.names, draft.annotator
    modules = draft.digests.modules
    schemes = tuple(_schemes(inputs))
    usual = {wire_of(each.scheme.name): _usual(each) for each in schemes}
    return View(
        api=api,
        package=Code(inputs.package),
        distribution=Code(inputs.package.replace("_", "-")),
        client=Code(names.client),
        schemes=schemes,
        modules=tuple(model_modules(annotator, draft.digests)),
        resources=draft.resources,
        webhooks=webhooks(api, names, modules, annotator) if api.webhooks else None,
        exports=tuple(_exports(modules, names)),
        offers=offers(api),
        codes=code_views(api, names.errors),
        speaks_messagepack=_speaks_messagepack(api),
        chapters=draft.chapters,
        suites=tuple(SuiteView(each, api) for each in draft.chapters),
        first_call=first_call(draft.chapters, usual),
    )


def _usual(scheme: SchemeView) -> tuple[Credential, ...]:
    """The secrets of a scheme: where tokens can be got, the token."""
    return scheme.credentials[: 1 if scheme.scheme.token_url else None]


def published(inputs: Inputs) -> Scopes:
    """The names of a client that those who use it write."""
    return names_of(inputs.api, inputs.package, inputs.lock).published


def _exports(modules: Mapping[str, str], names: Names) -> Iterator[ExportView]:
    inside: dict[str, list[str]] = {}
    for id_, module in modules.items():
        inside.setdefault(module, []).append(names.classes[id_])
    for module in sorted(inside):
        yield ExportView(Code(module), tuple(map(Code, sorted(inside[module]))))


def _speaks_messagepack(api: Api) -> bool:
    bodies = (
        content
        for each in api.operations()
        if each.body
        for content in each.body.contents
    )
    answers = (
        content
        for each in api.operations()
        for response in each.responses
        for content in response.contents
    )
    return any(
        family(text_of(content.media_type)) == "messagepack"
        for content in (*bodies, *answers)
    )


def _schemes(inputs: Inputs) -> Iterator[SchemeView]:
    secrets, literals = (
        credentials_of(inputs.api, inputs.package),
        inputs.language.literals,
    )
    assert literals
    for scheme in inputs.api.security_schemes:
        key = wire_of(scheme.name)
        yield SchemeView(
            key=Code(literal(key, literals)),
            kind=_class(scheme),
            location=Code("" if scheme.kind in _CLASSES else scheme.kind),
            scheme=scheme,
            credentials=secrets[key],
        )


def _class(scheme: SecurityScheme) -> Code:
    usual = _CLASSES.get(scheme.kind, "ApiKeyAuth")
    return Code("OAuth2Auth" if scheme.token_url else usual)


_CLASSES = {"bearer": "BearerAuth", "basic": "BasicAuth"}
