"""The view of the Python client: its classes, types and imports, worked out before a template is rendered."""

from generator.targets.python.view import build_view, published

__all__ = ["build_view", "published"]
