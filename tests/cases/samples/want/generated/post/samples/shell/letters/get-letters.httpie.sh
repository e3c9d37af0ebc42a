http GET 'https://post.example.com/letters' \
  --check-status --print=b --pretty=none --ignore-stdin
