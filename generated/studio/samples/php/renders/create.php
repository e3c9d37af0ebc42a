<?php
$curl = curl_init('https://api.studio.example/v1/projects/prj_0001/renders');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'X-Studio-Key: ' . (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
        'Content-Type: application/json',
    ],
    CURLOPT_POSTFIELDS => '{
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
