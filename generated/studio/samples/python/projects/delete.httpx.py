import os

import httpx

response = httpx.request(
    "DELETE",
    "https://api.studio.example/v1/projects/prj_0001",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
