"""The whole client as its templates see it."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.credentials import Credential, credentials_of
from generator.ir import Api, SecurityScheme, text_of, wire_of
from generator.literals import literal
from generator.lock import Scopes
from generator.media_types import family
from generator.targets.python.first_call import FirstCallView, first_call
from generator.targets.python.models import (
    ModuleView,
    model_modules,
)
from generator.targets.python.names import Names, names_of
from generator.targets.python.reach import answered_types, module_of_each, reached
from generator.targets.python.records import ResourceView
from generator.targets.python.resources import resource
from generator.targets.python.types import Annotator
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
    speaks_messagepack: bool
    first_call: FirstCallView | None

    @property
    def scheme_classes(self) -> tuple[Code, ...]:
        """The classes that declare the security schemes, in alphabetical order."""
        return tuple(sorted({scheme.kind for scheme in self.schemes}))

    @property
    def credentials(self) -> tuple[Credential, ...]:
        """Every secret that the client takes."""
        return tuple(
            credential for scheme in self.schemes for credential in scheme.credentials
        )


def build_view(inputs: Inputs) -> View:
    """The client of an API."""
    api = inputs.api
    names = names_of(api, inputs.package, inputs.lock)
    modules = module_of_each(api, names)
    assert inputs.language.literals
    annotator = Annotator(
        api,
        names.classes,
        names.attributes,
        inputs.language.literals,
        _answered(api),
    )
    resources = tuple(
        resource(service, names, modules, annotator) for service in api.services
    )
    return View(
        api=api,
        package=Code(inputs.package),
        distribution=Code(inputs.package.replace("_", "-")),
        client=Code(names.client),
        schemes=tuple(_schemes(inputs)),
        modules=model_modules(api, modules, annotator),
        resources=resources,
        webhooks=webhooks(api, names, modules, annotator) if api.webhooks else None,
        exports=tuple(_exports(modules, names)),
        speaks_messagepack=_speaks_messagepack(api),
        first_call=first_call(resources, api),
    )


def published(inputs: Inputs) -> Scopes:
    """The names of a client that those who use it write."""
    return names_of(inputs.api, inputs.package, inputs.lock).published


def _answered(api: Api) -> frozenset[str]:
    answers = [told for each in api.operations() for told in answered_types(each)]
    received = [content.type for hook in api.webhooks for content in hook.body.contents]
    return reached((*answers, *received), api)


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
            kind=Code(_CLASSES.get(scheme.kind, "ApiKeyAuth")),
            location=Code("" if scheme.kind in _CLASSES else scheme.kind),
            scheme=scheme,
            credentials=secrets[key],
        )


_CLASSES = {"bearer": "BearerAuth", "basic": "BasicAuth"}
