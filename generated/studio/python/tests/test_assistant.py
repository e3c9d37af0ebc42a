"""Tests of `assistant`: each operation is called, and answered as the API's description says."""

from .cases import Answer, Case, Stream
from .checks import calls_of, errors_of, streams_of

CASES = (
    Case(
        called="assistant.describe",
        method="POST",
        path="/files/{file_id}/descriptions",
        required={
            "file_id": "00000000-0000-4000-8000-000000000001",
        },
        others={
            "question": "What is in the foreground?",
            "language": "en",
            "max_words": 12,
        },
        body={
            "question": "question",
            "language": "language",
            "max_words": "max_words",
            "stream": "stream",
        },
        answers=(
            Answer(
                200,
                "application/json",
                {
                    "file_id": "00000000-0000-4000-8000-000000000001",
                    "text": "A ferry, seen from the quay.",
                    "words": 6,
                },
            ),
        ),
        errors={
            400: "BadRequestError",
            500: "ServerError",
        },
        stream=Stream(
            media_type="text/event-stream",
            items=(
                {
                    "index": 1,
                    "text": "string",
                },
                {
                    "index": 1,
                    "text": "string",
                },
            ),
            end="[DONE]",
            asking={
                "stream": True,
            },
        ),
    ),
)

test_calls = calls_of(CASES)
test_errors = errors_of(CASES)
test_streams = streams_of(CASES)
