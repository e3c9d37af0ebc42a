curl ^"https://api.example.com/v1/doughs?a=1^&b=2^" ^
  -X ^"PUT^" ^
  -H ^"content-type: application/json^" ^
  --data-raw ^"^{^\^"kind^\^":^\^"rye^\^"^}^"
