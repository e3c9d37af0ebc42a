wget --quiet --server-response --content-on-error --output-document=- \
  --method=PUT \
  --header "X-Key: ${MAIL_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --body-data='{
  "text": "It'\''s raining.",
  "pages": 3
}' \
  'https://post.example.com/letters/a%2Fb%20c?urgent=true'
