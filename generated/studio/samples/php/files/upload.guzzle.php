<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('POST', 'https://api.studio.example/v1/projects/prj_0001/files', [
    'headers' => [
        'X-Studio-Key' => (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
    ],
    'multipart' => [
        [
            'name' => 'file',
            'contents' => fopen('example.png', 'r'),
            'filename' => 'example.png',
            'headers' => ['Content-Type' => 'image/png'],
        ],
        [
            'name' => 'tags',
            'contents' => 'string',
        ],
        [
            'name' => 'metadata',
            'contents' => '{"title":"string","taken_at":"2030-01-02T03:04:05Z","latitude":0.5,"longitude":0.5}',
            'headers' => ['Content-Type' => 'application/json'],
        ],
    ],
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
