http POST 'https://api.studio.example/v1/sessions' \
  'Authorization':'Basic '"${STUDIO_OWNER_BASIC:?}" \
  'Content-Type':'application/x-www-form-urlencoded' \
  --raw 'device=string&languages=aa' \
  --check-status --print=b --pretty=none --ignore-stdin
