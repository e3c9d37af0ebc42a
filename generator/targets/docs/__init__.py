"""The view of the documentation: a site in every language that its catalogue has, page by page."""

from generator.targets.docs.view import build_view, published

__all__ = ["build_view", "published"]
