<?php
require 'vendor/autoload.php';

$client = new GuzzleHttp\Client();
$response = $client->request('POST', 'https://api.studio.example/v1/sessions', [
    'headers' => [
        'Authorization' => 'Basic ' . (getenv('STUDIO_OWNER_BASIC') ?: throw new RuntimeException('STUDIO_OWNER_BASIC is not set')),
        'Content-Type' => 'application/x-www-form-urlencoded',
    ],
    'body' => 'device=string&languages=aa',
    'http_errors' => false,
]);
echo $response->getBody();
if ($response->getStatusCode() >= 400) {
    throw new RuntimeException("the server answered {$response->getStatusCode()}");
}
