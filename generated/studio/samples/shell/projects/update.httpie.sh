http PATCH 'https://api.studio.example/v1/projects/prj_0001' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'Content-Type':'application/merge-patch+json' \
  --raw '{
  "description": null,
  "visibility": "team"
}' \
  --check-status --print=b --pretty=none --ignore-stdin
