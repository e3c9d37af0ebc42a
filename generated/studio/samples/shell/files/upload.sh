curl --fail-with-body --silent --show-error \
  --request POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --form 'file=@example.png;type=image/png' \
  --form-string 'tags'='string' \
  --form 'metadata'='"{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}"'';type=application/json' \
  --url 'https://api.studio.example/v1/projects/prj_0001/files'
