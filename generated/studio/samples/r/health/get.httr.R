library(httr)

response <- VERB(
  "GET",
  "https://api.studio.example/v1/health",
  body = NULL
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
