import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/projects/prj_0001/files",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
    },
    files=[
        ("file", ("example.png", open("example.png", "rb"), "image/png")),
        ("tags", (None, "string")),
        (
            "metadata",
            (
                None,
                '{"title":"string","taken_at":"2030-01-02T03:04:05Z","latitude":0.5,"longitude":0.5}',
                "application/json",
            ),
        ),
    ],
    timeout=60,
)
print(response.text)
response.raise_for_status()
