import os

import httpx

response = httpx.request(
    "POST",
    "https://api.studio.example/v1/sessions",
    headers={
        "Authorization": "Basic " + os.environ["STUDIO_OWNER_BASIC"],
        "Content-Type": "application/x-www-form-urlencoded",
    },
    content="device=string&languages=aa",
    timeout=60,
)
print(response.text)
response.raise_for_status()
