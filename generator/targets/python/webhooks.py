"""The module of webhooks: a parser for the body of each webhook and callback."""

from collections.abc import Mapping
from dataclasses import dataclass

from generator.code import Code
from generator.ir import Api, Content, Webhook, text_of, wire_of
from generator.targets.python.annotations import Annotation, Import, joined
from generator.targets.python.bodies import answered
from generator.targets.python.imports import import_lines
from generator.targets.python.names import Names
from generator.targets.python.types import Annotator


@dataclass(frozen=True, slots=True)
class PayloadView:
    """A media type and the type of what is sent in it, both as code."""

    media_type: Code
    annotation: Code


@dataclass(frozen=True, slots=True)
class WebhookView:
    """A parser and the declaration of what it parses; `called` is how messages call that."""

    name: Code
    constant: Code
    called: Code
    webhook: Webhook
    returns: Code
    contents: tuple[PayloadView, ...]


@dataclass(frozen=True, slots=True)
class WebhooksView:
    """All parsers, and what their module imports."""

    imports: tuple[tuple[Code, ...], ...]
    parsers: tuple[WebhookView, ...]


def webhooks(
    api: Api, names: Names, modules: Mapping[str, str], annotator: Annotator
) -> WebhooksView:
    """The parsers of an API's webhooks and callbacks."""
    builder = _Builder(annotator, modules, set(_ALWAYS))
    parsers = tuple(
        builder.parser(each, names.parsers[each.id]) for each in api.webhooks
    )
    return WebhooksView(import_lines(builder.used, depth=0), parsers)


# under names that no model can have
_ALWAYS: set[Import] = {
    ("typing", "Final"),
    ("_runtime.webhooks", "Payload as _Payload"),
    ("_runtime.webhooks", "parsed as _parsed"),
}


@dataclass(frozen=True, slots=True)
class _Builder:
    """Builds parsers, noting in `used` what their module must import."""

    annotator: Annotator
    modules: Mapping[str, str]
    used: set[Import]

    def parser(self, webhook: Webhook, name: str) -> WebhookView:
        contents = webhook.body.contents
        told = [self.annotator.in_signature(answered(each)) for each in contents]
        return WebhookView(
            name=Code(name),
            constant=Code(f"_{name}_payload"),
            called=Code(self.annotator.written(wire_of(webhook.name))),
            webhook=webhook,
            returns=self._code(joined(told)),
            contents=tuple(map(self._content, contents)),
        )

    def _content(self, content: Content) -> PayloadView:
        told = self.annotator.in_model(answered(content), answered=True)
        media_type = self.annotator.written(text_of(content.media_type))
        return PayloadView(Code(media_type), self._code(told))

    def _code(self, annotation: Annotation) -> Code:
        """An annotation as code, what it needs noted."""
        self.used.update(annotation.imports)
        for id_ in annotation.classes:
            self.used.add((f"models.{self.modules[id_]}", self.annotator.classes[id_]))
        return Code(annotation.code)
