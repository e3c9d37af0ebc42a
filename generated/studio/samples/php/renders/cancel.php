<?php
$curl = curl_init('https://api.studio.example/v1/renders/rnd_0001/cancel');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'X-Studio-Key: ' . (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
    ],
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
