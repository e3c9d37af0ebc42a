curl --fail-with-body --silent --show-error \
  --request POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --url 'https://api.studio.example/v1/renders/rnd_0001/cancel'
