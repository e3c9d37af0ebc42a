"""restencil: a declarative, spec-driven generator of API clients, documentation, samples and fixtures."""

__version__ = "0.1.0"
