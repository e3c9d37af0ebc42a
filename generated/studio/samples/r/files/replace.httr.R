library(httr)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

response <- VERB(
  "PUT",
  "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content",
  add_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")),
  add_headers("Content-Type" = "application/octet-stream"),
  body = upload_file("example.bin", "application/octet-stream")
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
