wget --quiet --server-response --content-on-error --output-document=- \
  --method=GET \
  'https://post.example.com/letters'
