library(httr)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

response <- VERB(
  "GET",
  "https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content",
  add_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")),
  write_stream(\(chunk) {
    cat(rawToChar(chunk))
    flush(stdout())
    length(chunk)
  }),
  body = NULL
)
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
