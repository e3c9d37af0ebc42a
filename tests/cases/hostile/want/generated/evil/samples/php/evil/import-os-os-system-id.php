<?php
$curl = curl_init('https://evil.example.com/a\'b$(id)/a\'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25');
curl_setopt_array($curl, [
    CURLOPT_CUSTOMREQUEST => 'POST',
    CURLOPT_HTTPHEADER => [
        'Content-Type: application/json; a="b\'c"',
    ],
    CURLOPT_POSTFIELDS => '{
  "it\'s \\"q\\"": "\'; id; \'\\n\\"\\"\\" \\\\ $(id) `id` ${id} </script>\\u2028\\u0000",
  "__proto__": "</pre>",
  "__class__": [
    null,
    true,
    1e+100,
    -0.0,
    "😀"
  ]
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
