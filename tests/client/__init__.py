"""Tests of the generated client of ChatFire, as its users use it."""
