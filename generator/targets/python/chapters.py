"""What is told of every service of an API, with its methods named and typed."""

from generator.ir import Api
from generator.targets.python.names import Names
from generator.targets.python.reach import answered_types, module_of_each, reached
from generator.targets.python.reference import ChapterView, chapter
from generator.targets.python.resources import resource
from generator.targets.python.types import Annotator
from generator.views import Inputs


def annotator_of(inputs: Inputs, names: Names) -> Annotator:
    """What writes the types of an API under the names of its client."""
    assert inputs.language.literals
    return Annotator(
        inputs.api,
        names.classes,
        names.attributes,
        inputs.language.literals,
        _answered(inputs.api),
    )


def chapters_of(
    api: Api, names: Names, annotator: Annotator
) -> tuple[ChapterView, ...]:
    """What is told of each service, in their order."""
    modules = module_of_each(api, names)
    ids = {each.id: each for each in api.operations()}
    return tuple(
        chapter(resource(each, names, modules, annotator, ids), api)
        for each in api.services
    )


def _answered(api: Api) -> frozenset[str]:
    answers = [told for each in api.operations() for told in answered_types(each)]
    received = [content.type for hook in api.webhooks for content in hook.body.contents]
    return reached((*answers, *received), api)
