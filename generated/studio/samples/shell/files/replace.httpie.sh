http PUT 'https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'Content-Type':'application/octet-stream' \
  --check-status --print=b --pretty=none < example.bin
