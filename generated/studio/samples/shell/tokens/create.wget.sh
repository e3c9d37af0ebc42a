wget --quiet --server-response --content-on-error --output-document=- \
  --method=POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --body-data='{
  "name": "Night builds",
  "scopes": [
    "read",
    "render"
  ],
  "password": "correct horse battery"
}' \
  'https://api.studio.example/v1/tokens'
