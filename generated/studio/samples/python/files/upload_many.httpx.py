import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/projects/prj_0001/files/batch",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
    },
    files=[
        (
            "files",
            ("example.bin", open("example.bin", "rb"), "application/octet-stream"),
        ),
    ],
    timeout=60,
)
print(response.text)
response.raise_for_status()
