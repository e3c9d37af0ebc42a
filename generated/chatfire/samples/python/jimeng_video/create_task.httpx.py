import os

import httpx

response = httpx.request(
    "POST",
    "https://api.chatfire.cn/jimeng-video/v1/tasks",
    headers={
        "Authorization": "Bearer " + os.environ["CHATFIRE_API_KEY"],
        "Content-Type": "application/json",
    },
    json={
        "model": "seedream-3.0",
        "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
        "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
        "duration": 5,
        "aspect_ratio": "16:9",
        "cfg_scale": 0.5,
    },
    timeout=60,
)
print(response.text)
response.raise_for_status()
