http POST 'https://api.studio.example/v1/projects/prj_0001/comments' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'Content-Type':'application/json' \
  --raw '{
  "text": "The gulls are too loud.",
  "reply_to": null
}' \
  --check-status --print=b --pretty=none --ignore-stdin
