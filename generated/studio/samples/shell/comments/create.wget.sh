wget --quiet --server-response --content-on-error --output-document=- \
  --method=POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --body-data='{
  "text": "The gulls are too loud.",
  "reply_to": null
}' \
  'https://api.studio.example/v1/projects/prj_0001/comments'
