library(httr2)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

request <- request("https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions") |>
  req_method("POST") |>
  req_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")) |>
  req_body_raw(r"({
  "question": "What is in the foreground?",
  "language": "en",
  "max_words": 12
})", "application/json") |>
  req_error(is_error = \(response) FALSE)
response <- req_perform(request)
cat(rawToChar(response$body))
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
