curl --fail-with-body --silent --show-error \
  --request GET \
  --url 'https://api.studio.example/v1/health'
