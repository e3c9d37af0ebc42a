http GET 'https://api.studio.example/v1/health' \
  --check-status --print=b --pretty=none --ignore-stdin
