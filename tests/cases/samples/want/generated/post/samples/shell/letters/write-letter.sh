curl --fail-with-body --silent --show-error \
  --request PUT \
  --header "X-Key: ${MAIL_API_KEY:?}" \
  --header 'Content-Type: application/json' \
  --data-raw '{
  "text": "It'\''s raining.",
  "pages": 3
}' \
  --url 'https://post.example.com/letters/a%2Fb%20c?urgent=true'
