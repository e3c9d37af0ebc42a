http GET 'https://api.studio.example/v1/account/balance' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  --check-status --print=b --pretty=none --ignore-stdin
