"""Tests of `tokens`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="tokens.create",
        method="POST",
        path="/tokens",
        required={
            "name": "Night builds",
            "scopes": [
                "read",
                "render",
            ],
            "password": "correct horse battery",
        },
        others={
            "expires_at": "2030-01-02T03:04:05Z",
        },
        body={
            "name": "name",
            "scopes": "scopes",
            "password": "password",
            "expires_at": "expires_at",
        },
        answers=(
            Answer(
                201,
                "application/json",
                {
                    "id": "tok_0001",
                    "name": "Night builds",
                    "scopes": [
                        "read",
                        "render",
                    ],
                    "expires_at": None,
                    "secret": "sk-studio-0001",
                    "created_at": "2026-11-02T09:10:00Z",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="tokens.revoke",
        method="DELETE",
        path="/tokens/{token_id}",
        required={
            "token_id": "tok_0001",
        },
        answers=(Answer(204),),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
)

test_calls = calls_of(CASES)
test_errors = errors_of(CASES)
