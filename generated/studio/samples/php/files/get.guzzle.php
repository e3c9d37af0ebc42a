<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('GET', 'https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001', [
    'headers' => [
        'X-Studio-Key' => (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
    ],
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
