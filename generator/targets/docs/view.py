"""The whole site as its templates see it."""

from collections.abc import Mapping
from dataclasses import make_dataclass
from functools import partial
from pathlib import PurePosixPath
from typing import Any

from generator.code import Code
from generator.ir import Service, Text, Value, text_of, wire_of
from generator.lock import Scopes
from generator.site import Guide
from generator.stems import Stems, stems
from generator.targets.docs.console import origins
from generator.targets.docs.models import models_of
from generator.targets.docs.moves import formers
from generator.targets.docs.operations import Teller
from generator.targets.docs.pages import (
    GuideView,
    LanguageView,
    ModelView,
    ServiceView,
    ShelfView,
    TongueView,
    VersionView,
    View,
)
from generator.targets.docs.rows import Lister
from generator.targets.docs.search import search
from generator.views import Inputs

_TONGUES = (
    TongueView(Code("en"), Code("en"), Code("English")),
    TongueView(Code("zh"), Code("zh-CN"), Code("中文")),
)
# more operations than that are listed service by service
_MANY = 80


def build_view(inputs: Inputs) -> View:
    """The site of an API, in every language."""
    api, site = inputs.api, inputs.site
    files, models = _stems(inputs), models_of(inputs)
    lister = Lister(api, models.links)
    source = partial(_source, site.folder)
    teller = Teller(inputs, lister, source)
    services = tuple(_service(each, files, teller) for each in api.services)
    pages = tuple(models.pages(teller, services))
    return View(
        api=api,
        url=Code(site.url),
        edit=Code(site.edit),
        version=Code(site.version),
        versions=tuple(
            VersionView(Code(each), each == site.version) for each in site.versions
        ),
        tongues=_TONGUES,
        languages=tuple(
            _language(tongue, inputs, services, pages) for tongue in _TONGUES
        ),
        origins=origins(api),
        search=search(services, pages, api),
        is_long=sum(len(each.operations) for each in services) > _MANY,
    )


def published(inputs: Inputs) -> Scopes:
    """The names that the site makes public: those of its pages."""
    return {**_stems(inputs).published, **models_of(inputs).published}


def _stems(inputs: Inputs) -> Stems:
    return stems(inputs.api, inputs.language.file_style, inputs.lock)


def _source(folder: str, file: str) -> Code:
    """The file of the spec folder in which what was read from `file` is edited."""
    path = PurePosixPath(file)
    inside = path.relative_to(folder) if path.is_relative_to(folder) else path
    if inside.name == "captured.yaml":
        # that is written by the machine
        return Code("corrections.overlay.yaml")
    return Code(inside.as_posix())


def _service(service: Service, files: Stems, teller: Teller) -> ServiceView:
    ids = tuple(each.id for each in service.operations)
    return ServiceView(
        file=Code(files.services[wire_of(service.name)]),
        title=service.title or Text(wire_of(service.name)),
        service=service,
        operations=tuple(
            teller.operation(each, Code(files.operations[each.id]), ids)
            for each in service.operations
        ),
        source=teller.source(service.origin.file),
        listed=ids,
    )


def _language(
    tongue: TongueView,
    inputs: Inputs,
    services: tuple[ServiceView, ...],
    models: tuple[ModelView, ...],
) -> LanguageView:
    words = {key: each[tongue.file] for key, each in inputs.language.words.items()}
    changes = (inputs.site.changelog,) if inputs.site.changelog else ()
    return LanguageView(
        file=tongue.file,
        tag=tongue.tag,
        name=tongue.name,
        t=_record(words),
        words=Value(words),
        services=services,
        models=models,
        shelfs=(ShelfView(Code("models"), models),) if models else (),
        guides=tuple(_guide(each, tongue.file) for each in inputs.site.guides),
        changelogs=tuple(_guide(each, tongue.file) for each in changes),
        formers=formers(inputs, services),
    )


def _record(words: Mapping[str, str]) -> Any:
    """The words as a record: a template that asks for one which is not there is at fault."""
    made = make_dataclass("Words", words, frozen=True, slots=True)
    return made(**{key: Code(each) for key, each in words.items()})


def _guide(guide: Guide, language: str) -> GuideView:
    chosen = next(each for each in (language, "", *guide.texts) if each in guide.texts)
    text = text_of(guide.texts[chosen])
    first, _, rest = text.strip().partition("\n")
    titled = first.startswith("# ")
    return GuideView(
        file=Code(guide.file),
        title=Text(first[2:].strip("# ") if titled else guide.file.replace("-", " ")),
        text=Text(rest if titled else text),
        source=Code(guide.sources[chosen]),
    )
