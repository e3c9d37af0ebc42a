"""Tests of `projects`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="projects.list",
        method="GET",
        path="/projects",
        others={
            "limit": 20,
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "items": [
                        {
                            "id": "string",
                            "name": "string",
                            "description": "string",
                            "homepage": "https://example.com/",
                            "visibility": "private",
                            "labels": {
                                "key": "string",
                            },
                            "created_at": "2030-01-02T03:04:05Z",
                            "updated_at": "2030-01-02T03:04:05Z",
                        },
                    ],
                    "next_cursor": "",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
        gives="pages",
        items="/items",
    ),
    Case(
        called="projects.create",
        method="POST",
        path="/projects",
        required={
            "name": "Harbour film",
        },
        others={
            "description": "Two minutes for the ferry company.",
            "homepage": "https://ferry.example/film",
            "visibility": "private",
            "labels": {
                "customer": "ferry",
                "season": "winter",
            },
        },
        body={
            "name": "name",
            "description": "description",
            "homepage": "homepage",
            "visibility": "visibility",
            "labels": "labels",
        },
        answers=(
            Answer(
                201,
                "application/json",
                {
                    "id": "string",
                    "name": "string",
                    "description": "string",
                    "homepage": "https://example.com/",
                    "visibility": "private",
                    "labels": {
                        "key": "string",
                    },
                    "created_at": "2030-01-02T03:04:05Z",
                    "updated_at": "2030-01-02T03:04:05Z",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="projects.get",
        method="GET",
        path="/projects/{project_id}",
        required={
            "project_id": "prj_0001",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "id": "string",
                    "name": "string",
                    "description": "string",
                    "homepage": "https://example.com/",
                    "visibility": "private",
                    "labels": {
                        "key": "string",
                    },
                    "created_at": "2030-01-02T03:04:05Z",
                    "updated_at": "2030-01-02T03:04:05Z",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="projects.delete",
        method="DELETE",
        path="/projects/{project_id}",
        required={
            "project_id": "prj_0001",
        },
        answers=(Answer(204),),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="projects.update",
        method="PATCH",
        path="/projects/{project_id}",
        required={
            "project_id": "prj_0001",
        },
        others={
            "name": "string",
            "description": None,
            "homepage": "https://example.com/",
            "visibility": "team",
            "labels": {
                "key": "string",
            },
        },
        body={
            "name": "name",
            "description": "description",
            "homepage": "homepage",
            "visibility": "visibility",
            "labels": "labels",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "id": "string",
                    "name": "string",
                    "description": "string",
                    "homepage": "https://example.com/",
                    "visibility": "private",
                    "labels": {
                        "key": "string",
                    },
                    "created_at": "2030-01-02T03:04:05Z",
                    "updated_at": "2030-01-02T03:04:05Z",
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
