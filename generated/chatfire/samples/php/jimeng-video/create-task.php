<?php
$curl = curl_init('https://api.chatfire.cn/jimeng-video/v1/tasks');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Authorization: Bearer ' . (getenv('CHATFIRE_API_KEY') ?: throw new RuntimeException('CHATFIRE_API_KEY is not set')),
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => '{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}',
    // without CURLOPT_RETURNTRANSFER, the answer is printed as it arrives
]);
if (!curl_exec($curl)) {
    fwrite(STDERR, curl_error($curl));
    exit(1);
}
$status = curl_getinfo($curl, CURLINFO_RESPONSE_CODE);
if ($status >= 400) {
    fwrite(STDERR, "the server answered $status\n");
    exit(1);
}
