http GET 'https://api.studio.example/v1/sessions' \
  'Cookie':'studio_session='"${STUDIO_SESSION_COOKIE_API_KEY:?}" \
  --check-status --print=b --pretty=none --ignore-stdin
