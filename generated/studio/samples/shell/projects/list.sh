curl --fail-with-body --silent --show-error \
  --request GET \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --url 'https://api.studio.example/v1/projects'
