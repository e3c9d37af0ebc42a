library(httr2)

request <- request("https://api.studio.example/v1/health") |>
  req_method("GET") |>
  req_error(is_error = \(response) FALSE)
response <- req_perform(request)
cat(rawToChar(response$body))
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
