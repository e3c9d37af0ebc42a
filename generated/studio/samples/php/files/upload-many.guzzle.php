<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('POST', 'https://api.studio.example/v1/projects/prj_0001/files/batch', [
    'headers' => [
        'X-Studio-Key' => (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
    ],
    'multipart' => [
        [
            'name' => 'files',
            'contents' => fopen('example.bin', 'r'),
            'filename' => 'example.bin',
            'headers' => ['Content-Type' => 'application/octet-stream'],
        ],
    ],
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
