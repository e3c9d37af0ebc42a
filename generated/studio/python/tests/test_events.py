"""Tests of `events`: each operation is called, and answered as the API's description says."""

from .cases import Case, Stream
from .checks import errors_of, streams_of

CASES = (
    Case(
        called="events.watch",
        method="GET",
        path="/projects/{project_id}/events",
        required={
            "project_id": "prj_0001",
        },
        others={
            "follow": False,
        },
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
        gives="stream",
        stream=Stream(
            media_type="text/event-stream",
            items=(
                {
                    "type": "file_uploaded",
                    "number": 1,
                    "at": "2030-01-02T03:04:05Z",
                    "file": {
                        "id": "00000000-0000-4000-8000-000000000001",
                        "project_id": "prj_0001",
                        "name": "harbour.png",
                        "media_type": "image/png",
                        "size": 68,
                        "tags": [
                            "harbour",
                            "dawn",
                        ],
                        "metadata": {
                            "title": "Harbour at dawn",
                            "taken_at": "2026-10-30T06:12:00Z",
                        },
                        "url": "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content",
                        "created_at": "2026-11-02T09:01:00Z",
                    },
                },
                {
                    "type": "file_uploaded",
                    "number": 1,
                    "at": "2030-01-02T03:04:05Z",
                    "file": {
                        "id": "00000000-0000-4000-8000-000000000001",
                        "project_id": "prj_0001",
                        "name": "harbour.png",
                        "media_type": "image/png",
                        "size": 68,
                        "tags": [
                            "harbour",
                            "dawn",
                        ],
                        "metadata": {
                            "title": "Harbour at dawn",
                            "taken_at": "2026-10-30T06:12:00Z",
                        },
                        "url": "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content",
                        "created_at": "2026-11-02T09:01:00Z",
                    },
                },
            ),
            end="[DONE]",
        ),
    ),
    Case(
        called="events.export",
        method="GET",
        path="/projects/{project_id}/events/export",
        required={
            "project_id": "prj_0001",
        },
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
        gives="stream",
        stream=Stream(
            media_type="application/jsonl",
            items=(
                {
                    "type": "file_uploaded",
                    "number": 1,
                    "at": "2030-01-02T03:04:05Z",
                    "file": {
                        "id": "00000000-0000-4000-8000-000000000001",
                        "project_id": "prj_0001",
                        "name": "harbour.png",
                        "media_type": "image/png",
                        "size": 68,
                        "tags": [
                            "harbour",
                            "dawn",
                        ],
                        "metadata": {
                            "title": "Harbour at dawn",
                            "taken_at": "2026-10-30T06:12:00Z",
                        },
                        "url": "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content",
                        "created_at": "2026-11-02T09:01:00Z",
                    },
                },
                {
                    "type": "file_uploaded",
                    "number": 1,
                    "at": "2030-01-02T03:04:05Z",
                    "file": {
                        "id": "00000000-0000-4000-8000-000000000001",
                        "project_id": "prj_0001",
                        "name": "harbour.png",
                        "media_type": "image/png",
                        "size": 68,
                        "tags": [
                            "harbour",
                            "dawn",
                        ],
                        "metadata": {
                            "title": "Harbour at dawn",
                            "taken_at": "2026-10-30T06:12:00Z",
                        },
                        "url": "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content",
                        "created_at": "2026-11-02T09:01:00Z",
                    },
                },
            ),
            end="[DONE]",
        ),
    ),
)

test_errors = errors_of(CASES)
test_streams = streams_of(CASES)
