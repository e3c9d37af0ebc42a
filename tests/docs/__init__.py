"""Tests of the documentation pages, by what their readers see."""
