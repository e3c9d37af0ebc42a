curl --fail-with-body --silent --show-error \
  --request GET \
  --url 'https://post.example.com/letters'
