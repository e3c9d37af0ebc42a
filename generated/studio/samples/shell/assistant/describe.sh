curl --fail-with-body --silent --show-error \
  --request POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "question": "What is in the foreground?",
  "language": "en",
  "max_words": 12
}' \
  --url 'https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions'
