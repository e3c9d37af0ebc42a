http PUT 'https://post.example.com/letters/a%2Fb%20c?urgent=true' \
  'X-Key':"${MAIL_API_KEY:?}" \
  'Content-Type':'application/json' \
  --raw '{
  "text": "It'\''s raining.",
  "pages": 3
}' \
  --check-status --print=b --pretty=none --ignore-stdin
