wget --quiet --server-response --content-on-error --output-document=- \
  --method=POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --body-data='{
  "name": "Harbour film",
  "description": "Two minutes for the ferry company.",
  "homepage": "https://ferry.example/film",
  "labels": {
    "customer": "ferry",
    "season": "winter"
  }
}' \
  'https://api.studio.example/v1/projects'
