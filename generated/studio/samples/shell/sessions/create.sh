curl --fail-with-body --silent --show-error \
  --request POST \
  --header "Authorization: Basic ${STUDIO_OWNER_BASIC:?}" \
  --header 'Content-Type: application/x-www-form-urlencoded' \
  --data-raw 'device=string&languages=aa' \
  --url 'https://api.studio.example/v1/sessions'
