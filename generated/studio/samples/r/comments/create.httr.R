library(httr)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

response <- VERB(
  "POST",
  "https://api.studio.example/v1/projects/prj_0001/comments",
  add_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")),
  add_headers("Content-Type" = "application/json"),
  body = r"({
  "text": "The gulls are too loud.",
  "reply_to": null
})"
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
