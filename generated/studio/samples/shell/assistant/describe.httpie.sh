http POST 'https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'Content-Type':'application/json' \
  --raw '{
  "question": "What is in the foreground?",
  "language": "en",
  "max_words": 12
}' \
  --check-status --print=b --pretty=none --ignore-stdin
