```bash
curl 'https://api.example.com/v1/notes' \
  -H 'content-type: application/json' -H 'x-api-key: $KEY' -H 'x-empty;' -H 'Accept:' \
  --data-raw $'{"note":"it\'s \u0022warm\u0022\\n","tags":[]}' --compressed
```
