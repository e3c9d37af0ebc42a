from chatfire import Chatfire

client = Chatfire()
task = client.jimeng_video.create_task(
    model="seedream-3.0",
    prompt="A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
    image_url="https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
    aspect_ratio="16:9",
    cfg_scale=0.5,
    duration=5,
)
print(task.id, task.status)
