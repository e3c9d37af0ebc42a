curl --fail-with-body --silent --show-error \
  --request POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "name": "Night builds",
  "scopes": [
    "read",
    "render"
  ],
  "password": "correct horse battery"
}' \
  --url 'https://api.studio.example/v1/tokens'
