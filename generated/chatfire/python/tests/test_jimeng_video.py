"""Tests of `jimeng_video`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case
from .checks import calls_of

CASES = (
    Case(
        called="jimeng_video.create_task",
        method="POST",
        path="/jimeng-video/v1/tasks",
        required={
            "model": "seedream-3.0",
            "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
            "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
            "aspect_ratio": "16:9",
            "cfg_scale": 0.5,
        },
        others={
            "duration": 5,
        },
        body={
            "model": "model",
            "prompt": "prompt",
            "image_url": "image_url",
            "aspect_ratio": "aspect_ratio",
            "cfg_scale": "cfg_scale",
            "duration": "duration",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "task_id": "4343085092610",
                    "code": 0,
                    "status": "SUBMITTED",
                    "created_at": "2025-05-07T19:28:58.694809",
                },
            ),
        ),
        gives="task",
    ),
)

test_calls = calls_of(CASES)
