import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/projects/prj_0001/renders",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
        "Content-Type": "application/json",
    },
    json={
        "model": "tide-2",
        "source": {
            "kind": "text",
            "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
            "seed": 7,
        },
        "format": "mp4",
        "resolution": "1080p",
        "seconds": 6,
        "labels": {
            "scene": "1",
        },
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
