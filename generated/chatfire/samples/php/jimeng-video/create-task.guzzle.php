<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('POST', 'https://api.chatfire.cn/jimeng-video/v1/tasks', [
    'headers' => [
        'Authorization' => 'Bearer ' . (getenv('CHATFIRE_API_KEY') ?: throw new RuntimeException('CHATFIRE_API_KEY is not set')),
        'Content-Type' => 'application/json',
    ],
    'body' => '{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}',
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
