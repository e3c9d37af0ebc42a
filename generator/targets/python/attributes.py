"""The attributes of models, given when those of one are asked for: an API may have tens of thousands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from generator.identity import definition_keys
from generator.ir import Api, Model, wire_of
from generator.lock import Lock, Scope, Scopes
from generator.names import spell

Given = Mapping[str, str]


@dataclass(frozen=True)
class Attributes:
    """The attributes of the models of an API, clear of what is `reserved`; `section` is that of its names in the lock."""

    api: Api
    lock: Lock
    reserved: frozenset[str]
    section: str
    _given: dict[str, Given] = field(default_factory=dict)

    def of(self, model: str) -> Given:
        """The attributes of the model with an id, by their names on the wire; none if that is no model."""
        if model not in self._given:
            self._given[model] = self._names(model)
        return self._given[model]

    @property
    def published(self) -> Scopes:
        """The attributes of all models, by the scopes in which they are held."""
        return {
            self._scope(each.id): self.of(each.id)
            for each in self.api.definitions
            if isinstance(each, Model)
        }

    def _names(self, id_: str) -> Given:
        model = self.api.index[id_]
        if not isinstance(model, Model):
            return {}
        wanted = {
            wire_of(each.name): spell(
                each.name.words, "snake_case", self.reserved, "field"
            )
            for each in model.fields
        }
        return self.lock.names(self._scope(id_), wanted, self.reserved)

    def _scope(self, model: str) -> Scope:
        return (self.section, "attributes", self._keys[model])

    @cached_property
    def _keys(self) -> Given:
        return definition_keys(self.api)
