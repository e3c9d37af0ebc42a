PS C:\Users\me> curl.exe -X DELETE `
  'https://api.example.com/v1/doughs/7' `
  --oauth2-bearer '<token>'
