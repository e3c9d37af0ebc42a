"""Tests of `health`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="health.get",
        method="GET",
        path="/health",
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "status": "open",
                    "version": "2026-11-01",
                },
            ),
        ),
        errors={
            500: "ServerError",
        },
    ),
)

test_calls = calls_of(CASES)
test_errors = errors_of(CASES)
