curl --fail-with-body --silent --show-error \
  --request POST \
  --header "Authorization: Bearer ${CHATFIRE_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}' \
  --url 'https://api.chatfire.cn/jimeng-video/v1/tasks'
