import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/projects/prj_0001/comments",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
        "Content-Type": "application/json",
    },
    json={
        "text": "The gulls are too loud.",
        "reply_to": None,
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
