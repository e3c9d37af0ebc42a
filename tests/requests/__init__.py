"""Tests of what generated clients write on the wire, and read from it."""
