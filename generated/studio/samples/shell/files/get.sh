curl --fail-with-body --silent --show-error \
  --request GET \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --url 'https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001'
