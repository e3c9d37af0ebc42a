import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/tokens",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
        "Content-Type": "application/json",
    },
    json={
        "name": "Night builds",
        "scopes": [
            "read",
            "render",
        ],
        "password": "correct horse battery",
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
