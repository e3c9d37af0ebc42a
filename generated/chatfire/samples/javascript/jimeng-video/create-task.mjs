const { CHATFIRE_API_KEY } = process.env;
if (!CHATFIRE_API_KEY) throw new Error("CHATFIRE_API_KEY is not set");

const response = await fetch("https://api.chatfire.cn/jimeng-video/v1/tasks", {
    method: "POST",
    headers: {
        "Authorization": "Bearer " + CHATFIRE_API_KEY,
        "Content-Type": "application/json",
    },
    body: JSON.stringify({
        "model": "seedream-3.0",
        "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
        "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
        "duration": 5,
        "aspect_ratio": "16:9",
        "cfg_scale": 0.5,
    }),
});
if (!response.ok) {
    throw new Error(`${response.status}: ${await response.text()}`);
}
console.log(await response.text());
