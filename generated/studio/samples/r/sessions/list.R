library(httr2)

request <- request("https://api.studio.example/v1/sessions") |>
  req_method("GET") |>
  req_headers("Cookie" = paste0("studio_session=", Sys.getenv("STUDIO_SESSION_COOKIE_API_KEY"))) |>
  req_error(is_error = \(response) FALSE)
response <- req_perform(request)
cat(rawToChar(response$body))
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
