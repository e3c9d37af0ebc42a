import os

import httpx

response = httpx.request(
    "GET",
    "https://api.studio.example/v1/sessions",
    headers={
        "Cookie": "studio_session=" + os.environ["STUDIO_SESSION_COOKIE_API_KEY"],
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
