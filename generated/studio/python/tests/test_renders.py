"""Tests of `renders`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of, errors_of

CASES = (
    Case(
        called="renders.create",
        method="POST",
        path="/projects/{project_id}/renders",
        required={
            "project_id": "prj_0001",
            "source": {
                "kind": "text",
                "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
                "seed": 7,
            },
            "format": "mp4",
        },
        others={
            "model": "tide-2",
            "resolution": "1080p",
            "seconds": 6,
            "labels": {
                "scene": "1",
            },
        },
        body={
            "source": "source",
            "format": "format",
            "model": "model",
            "resolution": "resolution",
            "seconds": "seconds",
            "labels": "labels",
        },
        answers=(
            Answer(
                202,
                "application/json",
                {
                    "id": "string",
                    "project_id": "string",
                    "status": "queued",
                    "progress": 0.5,
                    "model": "tide-1",
                    "source": {
                        "kind": "text",
                        "prompt": "string",
                        "seed": 1,
                    },
                    "format": "mp4",
                    "resolution": "720p",
                    "seconds": 1,
                    "price": "1.11",
                    "labels": {
                        "key": "string",
                    },
                    "output": {
                        "kind": "video",
                        "file_id": "00000000-0000-4000-8000-000000000000",
                        "url": "https://example.com/",
                        "width": 1,
                        "height": 1,
                        "seconds": 1,
                    },
                    "error": {
                        "code": "unfit_source",
                        "message": "string",
                    },
                    "created_at": "2030-01-02T03:04:05Z",
                    "finished_at": "2030-01-02T03:04:05Z",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
        gives="task",
    ),
    Case(
        called="renders.list",
        method="GET",
        path="/renders",
        others={
            "limit": 20,
            "status": [
                "succeeded",
                "failed",
            ],
            "created": {
                "after": "2026-11-01T00:00:00Z",
            },
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "items": [
                        {
                            "id": "string",
                            "project_id": "string",
                            "status": "queued",
                            "progress": 0.5,
                            "model": "tide-1",
                            "source": {
                                "kind": "text",
                                "prompt": "string",
                                "seed": 1,
                            },
                            "format": "mp4",
                            "resolution": "720p",
                            "seconds": 1,
                            "price": "1.11",
                            "labels": {
                                "key": "string",
                            },
                            "output": {
                                "kind": "video",
                                "file_id": "00000000-0000-4000-8000-000000000000",
                                "url": "https://example.com/",
                                "width": 1,
                                "height": 1,
                                "seconds": 1,
                            },
                            "error": {
                                "code": "unfit_source",
                                "message": "string",
                            },
                            "created_at": "2030-01-02T03:04:05Z",
                            "finished_at": "2030-01-02T03:04:05Z",
                        },
                    ],
                    "total": 1,
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
        called="renders.get",
        method="GET",
        path="/renders/{render_id}",
        required={
            "render_id": "rnd_0001",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "id": "string",
                    "project_id": "string",
                    "status": "queued",
                    "progress": 0.5,
                    "model": "tide-1",
                    "source": {
                        "kind": "text",
                        "prompt": "string",
                        "seed": 1,
                    },
                    "format": "mp4",
                    "resolution": "720p",
                    "seconds": 1,
                    "price": "1.11",
                    "labels": {
                        "key": "string",
                    },
                    "output": {
                        "kind": "video",
                        "file_id": "00000000-0000-4000-8000-000000000000",
                        "url": "https://example.com/",
                        "width": 1,
                        "height": 1,
                        "seconds": 1,
                    },
                    "error": {
                        "code": "unfit_source",
                        "message": "string",
                    },
                    "created_at": "2030-01-02T03:04:05Z",
                    "finished_at": "2030-01-02T03:04:05Z",
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
    ),
    Case(
        called="renders.cancel",
        method="POST",
        path="/renders/{render_id}/cancel",
        required={
            "render_id": "rnd_0001",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "id": "string",
                    "project_id": "string",
                    "status": "queued",
                    "progress": 0.5,
                    "model": "tide-1",
                    "source": {
                        "kind": "text",
                        "prompt": "string",
                        "seed": 1,
                    },
                    "format": "mp4",
                    "resolution": "720p",
                    "seconds": 1,
                    "price": "1.11",
                    "labels": {
                        "key": "string",
                    },
                    "output": {
                        "kind": "video",
                        "file_id": "00000000-0000-4000-8000-000000000000",
                        "url": "https://example.com/",
                        "width": 1,
                        "height": 1,
                        "seconds": 1,
                    },
                    "error": {
                        "code": "unfit_source",
                        "message": "string",
                    },
                    "created_at": "2030-01-02T03:04:05Z",
                    "finished_at": "2030-01-02T03:04:05Z",
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
