wget --quiet --server-response --content-on-error --output-document=- \
  --method=POST \
  --header "Authorization: Basic ${STUDIO_OWNER_BASIC:?}" \
  --header 'Content-Type: application/x-www-form-urlencoded' \
  --body-data='device=string&languages=aa' \
  'https://api.studio.example/v1/sessions'
