<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('POST', 'https://api.studio.example/v1/projects', [
    'headers' => [
        'X-Studio-Key' => (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
        'Content-Type' => 'application/json',
    ],
    'body' => '{
  "name": "Harbour film",
  "description": "Two minutes for the ferry company.",
  "homepage": "https://ferry.example/film",
  "labels": {
    "customer": "ferry",
    "season": "winter"
  }
}',
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
