curl --fail-with-body --silent --show-error \
  --request POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "text": "The gulls are too loud.",
  "reply_to": null
}' \
  --url 'https://api.studio.example/v1/projects/prj_0001/comments'
