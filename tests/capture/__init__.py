"""Tests of what is read from documentation."""
