"""Readers of documentation: one format a module, each from text to facts."""
