curl https://api.example.com/v1/x
  -H "Authorization: Authorization: 1234" -H nonsense --digest
  -d '{"a": 1}'
curl https://api.example.com/v1/y
