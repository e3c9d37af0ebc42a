import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
        "Content-Type": "application/json",
    },
    json={
        "question": "What is in the foreground?",
        "language": "en",
        "max_words": 12,
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
