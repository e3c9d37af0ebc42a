library(httr)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

response <- VERB(
  "GET",
  "https://api.studio.example/v1/account",
  add_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")),
  body = NULL
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
