"""From a checked OpenAPI document to the language-neutral API."""

from generator.resolve.api import resolve

__all__ = ["resolve"]
