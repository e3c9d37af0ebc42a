curl --fail-with-body --silent --show-error \
  --request POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "name": "Harbour film",
  "description": "Two minutes for the ferry company.",
  "homepage": "https://ferry.example/film",
  "labels": {
    "customer": "ferry",
    "season": "winter"
  }
}' \
  --url 'https://api.studio.example/v1/projects'
