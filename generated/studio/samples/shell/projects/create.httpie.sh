http POST 'https://api.studio.example/v1/projects' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'Content-Type':'application/json' \
  --raw '{
  "name": "Harbour film",
  "description": "Two minutes for the ferry company.",
  "homepage": "https://ferry.example/film",
  "labels": {
    "customer": "ferry",
    "season": "winter"
  }
}' \
  --check-status --print=b --pretty=none --ignore-stdin
