curl --fail-with-body --silent --show-error \
  --request GET \
  --header 'Cookie: studio_session='"${STUDIO_SESSION_COOKIE_API_KEY:?}" \
  --url 'https://api.studio.example/v1/sessions'
