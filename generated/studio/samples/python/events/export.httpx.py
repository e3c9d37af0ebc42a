import os
import sys

import httpx

with httpx.stream(
    "GET",
    "https://api.studio.example/v1/projects/prj_0001/events/export",
    headers={
        "X-Studio-Key": os.environ["STUDIO_ACCOUNT_API_KEY"],
    },
    timeout=60,
) as response:
    for chunk in response.iter_bytes():
        sys.stdout.buffer.write(chunk)
        sys.stdout.buffer.flush()
response.raise_for_status()
