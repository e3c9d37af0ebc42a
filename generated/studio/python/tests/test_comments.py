"""Tests of `comments`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="comments.list",
        method="GET",
        path="/projects/{project_id}/comments",
        required={
            "project_id": "prj_0001",
        },
        others={
            "limit": 20,
            "after": 1,
        },
        answers=(
            Answer(
                200,
                "application/json",
                [
                    {
                        "id": 1,
                        "project_id": "string",
                        "text": "string",
                        "reply_to": 1,
                        "created_at": "2030-01-02T03:04:05Z",
                    },
                ],
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
        gives="pages",
        items="",
    ),
    Case(
        called="comments.create",
        method="POST",
        path="/projects/{project_id}/comments",
        required={
            "project_id": "prj_0001",
            "body": {
                "text": "The gulls are too loud.",
                "reply_to": None,
            },
        },
        body={
            "body": "",
        },
        answers=(
            Answer(
                201,
                "application/json",
                {
                    "id": 1,
                    "project_id": "string",
                    "text": "string",
                    "reply_to": 1,
                    "created_at": "2030-01-02T03:04:05Z",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="comments.thread",
        method="GET",
        path="/comments/{comment_id}/thread",
        required={
            "comment_id": 1,
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "comment": {
                        "id": 1,
                        "project_id": "prj_0001",
                        "text": "The gulls are too loud.",
                        "reply_to": None,
                        "created_at": "2026-11-02T09:05:00Z",
                    },
                    "replies": [],
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
