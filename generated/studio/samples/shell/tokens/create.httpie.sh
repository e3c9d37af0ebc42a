http POST 'https://api.studio.example/v1/tokens' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'Content-Type':'application/json' \
  --raw '{
  "name": "Night builds",
  "scopes": [
    "read",
    "render"
  ],
  "password": "correct horse battery"
}' \
  --check-status --print=b --pretty=none --ignore-stdin
