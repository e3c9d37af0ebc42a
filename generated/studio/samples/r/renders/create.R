library(httr2)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

request <- request("https://api.studio.example/v1/projects/prj_0001/renders") |>
  req_method("POST") |>
  req_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")) |>
  req_body_raw(r"({
  "model": "tide-2",
  "source": {
    "kind": "text",
    "prompt": "A ferry leaves the harbour at dawn, gulls behind it.",
    "seed": 7
  },
  "format": "mp4",
  "resolution": "1080p",
  "seconds": 6,
  "labels": {
    "scene": "1"
  }
})", "application/json") |>
  req_error(is_error = \(response) FALSE)
response <- req_perform(request)
cat(rawToChar(response$body))
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
