library(httr2)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

request <- request("https://api.studio.example/v1/projects/prj_0001/files") |>
  req_method("POST") |>
  req_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")) |>
  req_body_multipart(
    "file" = curl::form_file("example.png", "image/png"),
    "tags" = "string",
    "metadata" = curl::form_data("{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}", "application/json")
  ) |>
  req_error(is_error = \(response) FALSE)
response <- req_perform(request)
cat(rawToChar(response$body))
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
