curl --fail-with-body --silent --show-error \
  --request PATCH \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/merge-patch+json' \
  --data-raw '{
  "description": null,
  "visibility": "team"
}' \
  --url 'https://api.studio.example/v1/projects/prj_0001'
