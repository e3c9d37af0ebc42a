"""Tests of `sessions`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="sessions.list",
        method="GET",
        path="/sessions",
        answers=(
            Answer(
                200,
                "application/json",
                [
                    {
                        "device": "string",
                        "languages": [
                            "string",
                        ],
                        "created_at": "2030-01-02T03:04:05Z",
                    },
                ],
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="sessions.create",
        method="POST",
        path="/sessions",
        required={
            "device": "string",
        },
        others={
            "languages": [
                "aa",
            ],
        },
        answers=(
            Answer(
                201,
                "application/json",
                {
                    "secret": "string",
                    "session": {
                        "device": "string",
                        "languages": [
                            "string",
                        ],
                        "created_at": "2030-01-02T03:04:05Z",
                    },
                },
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
