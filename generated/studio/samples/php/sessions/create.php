<?php
$curl = curl_init('https://api.studio.example/v1/sessions');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Authorization: Basic ' . (getenv('STUDIO_OWNER_BASIC') ?: throw new RuntimeException('STUDIO_OWNER_BASIC is not set')),
        'Content-Type: application/x-www-form-urlencoded',
    ],
    CURLOPT_POSTFIELDS => 'device=string&languages=aa',
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
