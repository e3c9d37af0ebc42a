library(httr2)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

request <- request("https://api.studio.example/v1/sessions") |>
  req_method("POST") |>
  req_headers("Authorization" = paste0("Basic ", secret("STUDIO_OWNER_BASIC"))) |>
  req_body_raw("device=string&languages=aa", "application/x-www-form-urlencoded") |>
  req_error(is_error = \(response) FALSE)
response <- req_perform(request)
cat(rawToChar(response$body))
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
