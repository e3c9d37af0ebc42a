wget --quiet --server-response --content-on-error --output-document=- \
  --method=GET \
  --header 'Cookie: studio_session='"${STUDIO_SESSION_COOKIE_API_KEY:?}" \
  'https://api.studio.example/v1/sessions'
