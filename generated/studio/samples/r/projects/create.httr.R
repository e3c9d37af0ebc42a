library(httr)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

response <- VERB(
  "POST",
  "https://api.studio.example/v1/projects",
  add_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")),
  add_headers("Content-Type" = "application/json"),
  body = r"({
  "name": "Harbour film",
  "description": "Two minutes for the ferry company.",
  "homepage": "https://ferry.example/film",
  "labels": {
    "customer": "ferry",
    "season": "winter"
  }
})"
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
