<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('GET', 'https://api.studio.example/v1/sessions', [
    'headers' => [
        'Cookie' => 'studio_session=' . (getenv('STUDIO_SESSION_COOKIE_API_KEY') ?: throw new RuntimeException('STUDIO_SESSION_COOKIE_API_KEY is not set')),
    ],
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
