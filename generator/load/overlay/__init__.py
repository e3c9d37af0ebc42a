"""Corrections of a document that people have written: an OpenAPI Overlay, which says nothing silently."""
