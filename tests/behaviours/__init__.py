"""Clients of an API that uses every extension."""
