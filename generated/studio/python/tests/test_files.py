"""Tests of `files`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="files.list",
        method="GET",
        path="/projects/{project_id}/files",
        required={
            "project_id": "prj_0001",
        },
        others={
            "per_page": 20,
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "items": [
                        {
                            "id": "00000000-0000-4000-8000-000000000000",
                            "project_id": "string",
                            "name": "string",
                            "media_type": "string",
                            "size": 1,
                            "tags": [
                                "string",
                            ],
                            "metadata": {
                                "title": "string",
                                "taken_at": "2030-01-02T03:04:05Z",
                                "latitude": 0.5,
                                "longitude": 0.5,
                            },
                            "url": "https://example.com/",
                            "created_at": "2030-01-02T03:04:05Z",
                        },
                    ],
                    "page": 1,
                    "has_more": True,
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
        called="files.upload",
        method="POST",
        path="/projects/{project_id}/files",
        required={
            "project_id": "prj_0001",
            "file": b"example",
        },
        others={
            "tags": [
                "string",
            ],
            "metadata": {
                "title": "string",
                "taken_at": "2030-01-02T03:04:05Z",
                "latitude": 0.5,
                "longitude": 0.5,
            },
        },
        answers=(
            Answer(
                201,
                "application/json",
                {
                    "id": "00000000-0000-4000-8000-000000000000",
                    "project_id": "string",
                    "name": "string",
                    "media_type": "string",
                    "size": 1,
                    "tags": [
                        "string",
                    ],
                    "metadata": {
                        "title": "string",
                        "taken_at": "2030-01-02T03:04:05Z",
                        "latitude": 0.5,
                        "longitude": 0.5,
                    },
                    "url": "https://example.com/",
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
        called="files.upload_many",
        method="POST",
        path="/projects/{project_id}/files/batch",
        required={
            "project_id": "prj_0001",
            "files": [
                b"example",
            ],
        },
        answers=(
            Answer(
                201,
                "application/json",
                [
                    {
                        "id": "00000000-0000-4000-8000-000000000000",
                        "project_id": "string",
                        "name": "string",
                        "media_type": "string",
                        "size": 1,
                        "tags": [
                            "string",
                        ],
                        "metadata": {
                            "title": "string",
                            "taken_at": "2030-01-02T03:04:05Z",
                            "latitude": 0.5,
                            "longitude": 0.5,
                        },
                        "url": "https://example.com/",
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
        called="files.get",
        method="GET",
        path="/files/{file_id}",
        required={
            "file_id": "00000000-0000-4000-8000-000000000001",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "id": "00000000-0000-4000-8000-000000000000",
                    "project_id": "string",
                    "name": "string",
                    "media_type": "string",
                    "size": 1,
                    "tags": [
                        "string",
                    ],
                    "metadata": {
                        "title": "string",
                        "taken_at": "2030-01-02T03:04:05Z",
                        "latitude": 0.5,
                        "longitude": 0.5,
                    },
                    "url": "https://example.com/",
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
        called="files.download",
        method="GET",
        path="/files/{file_id}/content",
        required={
            "file_id": "00000000-0000-4000-8000-000000000001",
        },
        answers=(
            Answer(
                200,
                "application/octet-stream",
                b"example",
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="files.replace",
        method="PUT",
        path="/files/{file_id}/content",
        required={
            "file_id": "00000000-0000-4000-8000-000000000001",
            "body": b"example",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "id": "00000000-0000-4000-8000-000000000000",
                    "project_id": "string",
                    "name": "string",
                    "media_type": "string",
                    "size": 1,
                    "tags": [
                        "string",
                    ],
                    "metadata": {
                        "title": "string",
                        "taken_at": "2030-01-02T03:04:05Z",
                        "latitude": 0.5,
                        "longitude": 0.5,
                    },
                    "url": "https://example.com/",
                    "created_at": "2030-01-02T03:04:05Z",
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
