wget --quiet --server-response --content-on-error --output-document=- \
  --method=POST \
  --header 'Content-Type: application/json; a="b'\''c"' \
  --body-data='{
  "it'\''s \"q\"": "'\''; id; '\''\n\"\"\" \\ $(id) `id` ${id} </script>\u2028\u0000",
  "__proto__": "</pre>",
  "__class__": [
    null,
    true,
    1e+100,
    -0.0,
    "😀"
  ]
}' \
  'https://evil.example.com/a'\''b$(id)/a'\''b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25'
