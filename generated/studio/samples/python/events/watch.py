import os
import sys

import requests

response = requests.request(
    "GET",
    "https://api.studio.example/v1/projects/prj_0001/events",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
    },
    stream=True,
    timeout=60,
)
for chunk in response.iter_content(None):
    sys.stdout.buffer.write(chunk)
    sys.stdout.buffer.flush()
response.raise_for_status()
