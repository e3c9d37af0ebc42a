curl --fail-with-body --silent --show-error \
  --request POST \
  --header "X-Studio-Key: ${STUDIO_ACCOUNT_API_KEY:?}" \
  --form 'files=@example.bin;type=application/octet-stream' \
  --url 'https://api.studio.example/v1/projects/prj_0001/files/batch'
