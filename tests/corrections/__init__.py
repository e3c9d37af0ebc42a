"""Tests of corrections: how they are applied, written and told of."""
