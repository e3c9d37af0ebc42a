http DELETE 'https://api.studio.example/v1/projects/prj_0001' \
  'X-Studio-Key':"${STUDIO_ACCOUNT_API_KEY:?}" \
  --check-status --print=b --pretty=none --ignore-stdin
