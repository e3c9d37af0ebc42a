import os

import httpx

response = httpx.request(
    "PUT",
    "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
        "Content-Type": "application/octet-stream",
    },
    content=open("example.bin", "rb").read(),
    timeout=60,
)
print(response.text)
response.raise_for_status()
