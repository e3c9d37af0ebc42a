wget --quiet --server-response --content-on-error --output-document=- \
  --method=DELETE \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  'https://api.studio.example/v1/projects/prj_0001'
