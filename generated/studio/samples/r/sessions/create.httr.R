library(httr)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

response <- VERB(
  "POST",
  "https://api.studio.example/v1/sessions",
  add_headers("Authorization" = paste0("Basic ", secret("STUDIO_OWNER_BASIC"))),
  add_headers("Content-Type" = "application/x-www-form-urlencoded"),
  body = "device=string&languages=aa"
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
