import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/projects",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
        "Content-Type": "application/json",
    },
    json={
        "name": "Harbour film",
        "description": "Two minutes for the ferry company.",
        "homepage": "https://ferry.example/film",
        "labels": {
            "customer": "ferry",
            "season": "winter",
        },
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
