library(httr)

response <- VERB(
  "POST",
  "https://api.studio.example/v1/projects/prj_0001/files/batch",
  add_headers("X-Studio-Key" = Sys.getenv("STUDIO_ACCOUNT_API_KEY")),
  body = list(
    "files" = upload_file("example.bin", "application/octet-stream")
  )
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
