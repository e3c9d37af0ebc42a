<?php
$curl = curl_init('https://api.studio.example/v1/projects/prj_0001/files');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'X-Studio-Key: ' . (getenv('STUDIO_ACCOUNT_API_KEY') ?: throw new RuntimeException('STUDIO_ACCOUNT_API_KEY is not set')),
        'Content-Type: multipart/form-data; boundary=boundary-d15a25fbbb694a15',
    ],
    // written out, for an array says of no text what it is
    CURLOPT_POSTFIELDS => implode('', [
        "--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"file\"; filename=\"example.png\"\r\nContent-Type: image/png\r\n\r\n",
        file_get_contents('example.png'),
        "\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nstring\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}\r\n--boundary-d15a25fbbb694a15--\r\n",
    ]),
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
