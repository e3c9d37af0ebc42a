curl 'https://me:hunter22@api.example.com/v1/x' \
  -H 'Authorization: Bearer sk-9f8e7d6c5b4a39281706' \
  -H 'X-Api-Key: 9f8e7d6c5b4a392817069f8e' \
  -H 'Content-Type: application/json' \
  -d '{"token": "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiI0MiJ9.c2lnbmF0dXJl", "id": "task-9f8e7d6c5b4a39281706"}' \
  -d '
