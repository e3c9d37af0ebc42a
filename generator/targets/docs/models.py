"""The pages of components: which have one, what it is called, and what it tells."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.errors import pointer, tokens_of
from generator.identity import definition_keys
from generator.ir import Api, Content, Definition, Operation, Ref, Text
from generator.lock import FILES, Lock, Scopes
from generator.names import file_stem
from generator.once import once
from generator.targets.docs.operations import Teller
from generator.targets.docs.pages import ModelView, ServiceView
from generator.targets.docs.records import PlaceView
from generator.targets.docs.rows import Link, Lister
from generator.views import Inputs
from generator.wording import type_in_words, values_of

_COMPONENTS = ("components", "schemas")


@dataclass(frozen=True, slots=True)
class Models:
    """The components that have pages, with their links by id; `published` are the stems of their files."""

    definitions: tuple[Definition, ...]
    links: Mapping[str, Link]
    published: Scopes

    def pages(
        self, teller: Teller, services: tuple[ServiceView, ...]
    ) -> Iterator[ModelView]:
        """The pages, in the order of the spec."""
        used = _uses(services, teller.lister)
        api = teller.inputs.api
        for each in self.definitions:
            link, ref = self.links[each.id], Ref(each.id)
            users = used.get(link, {})
            yield ModelView(
                file=link.file,
                title=link.title,
                definition=each,
                type=Text(type_in_words(ref, api)),
                values=values_of(ref, api),
                used_by=tuple(users),
                source=teller.source(each.origin.file),
                parts=(pointer(*_tokens(each)),),
                listed=tuple(users.values()),
                _lister=teller.lister,
            )


def models_of(inputs: Inputs) -> Models:
    """The components of an API that have pages."""
    return _models(inputs.api, inputs.language.file_style, inputs.lock)


@once
def _models(api: Api, style: str, lock: Lock) -> Models:
    keys, found = definition_keys(api), tuple(filter(_is_component, api.definitions))
    scope = (FILES, style, "models")
    wanted = {
        keys[each.id]: file_stem(each.name.words, style, "item") for each in found
    }
    given = lock.names(scope, wanted)
    links = {
        each.id: Link(Code(given[keys[each.id]]), Text(_tokens(each)[-1]))
        for each in found
    }
    return Models(found, links, {scope: given})


def _tokens(definition: Definition) -> tuple[str, ...]:
    return tokens_of(definition.id[definition.id.find("/") :])


def _is_component(definition: Definition) -> bool:
    tokens = _tokens(definition)
    return tokens[:2] == _COMPONENTS and len(tokens) == 3


def _uses(
    services: tuple[ServiceView, ...], lister: Lister
) -> dict[Link, dict[PlaceView, str]]:
    """The operations whose bodies are made of each model, with their ids."""
    used: dict[Link, dict[PlaceView, str]] = {}
    for service in services:
        for each in service.operations:
            place = PlaceView(service.file, each.file, each.title)
            for content in _contents(each.operation):
                for link in lister.links_of(content.item or content.type):
                    used.setdefault(link, {})[place] = each.operation.id
    return used


def _contents(operation: Operation) -> Iterator[Content]:
    yield from operation.body.contents if operation.body else ()
    for response in operation.responses:
        yield from response.contents
