wget --quiet --server-response --content-on-error --output-document=- \
  --method=GET \
  'https://api.studio.example/v1/health'
