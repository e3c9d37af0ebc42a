library(httr)

response <- VERB(
  "DELETE",
  "https://api.studio.example/v1/tokens/tok_0001",
  add_headers("X-Studio-Key" = Sys.getenv("STUDIO_ACCOUNT_API_KEY")),
  body = NULL
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
