http POST 'https://api.studio.example/v1/projects/prj_0001/files/batch' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  'files''@example.bin;type=application/octet-stream' \
  --multipart \
  --check-status --print=b --pretty=none --ignore-stdin
