"""Tests of the request samples, which run them."""

import pytest

pytest.register_assert_rewrite("tests.samples.received")
