<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('POST', 'https://api.studio.example/v1/projects/prj_0001/renders', [
    'headers' => [
        'X-Studio-Key' => (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
        'Content-Type' => 'application/json',
    ],
    'body' => '{
  "model": "tide-2",
  "source": {
    "kind": "text",
    "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
    "seed": 7
  },
  "format": "mp4",
  "resolution": "1080p",
  "seconds": 6,
  "labels": {
    "scene": "1"
  }
}',
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
