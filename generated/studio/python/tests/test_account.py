"""Tests of `account`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="account.get",
        method="GET",
        path="/account",
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "name": "string",
                    "balance": "1.5",
                    "currency": "AAA",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="account.balance",
        method="GET",
        path="/account/balance",
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "name": "string",
                    "balance": "1.5",
                    "currency": "AAA",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="account.usage",
        method="GET",
        path="/account/usage",
        others={
            "months": [
                "2026-10",
                "2026-11",
            ],
            "title": "string",
            "x_studio_title": "Usage",
        },
        answers=(
            Answer(
                200,
                "text/plain",
                "Usage\n2026-11  renders 1  EUR 0.60\n",
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
)

test_calls = calls_of(CASES)
test_errors = errors_of(CASES)
