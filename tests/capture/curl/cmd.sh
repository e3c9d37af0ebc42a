C:\>curl.exe --location "https://api.example.com/v1/doughs" ^
--header "Content-Type: application/json" ^
--data-raw "{\"kind\": \"rye\", \"wet\": true}"
