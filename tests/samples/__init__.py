"""Tests of the request samples, which run them."""
