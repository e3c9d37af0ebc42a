wget --quiet --server-response --content-on-error --output-document=- \
  --method=PATCH \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/merge-patch+json' \
  --body-data='{
  "description": null,
  "visibility": "team"
}' \
  'https://api.studio.example/v1/projects/prj_0001'
