library(httr2)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

request <- request("https://api.studio.example/v1/projects/prj_0001/events/export") |>
  req_method("GET") |>
  req_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")) |>
  req_error(is_error = \(response) FALSE)
output <- pipe("cat", "wb")
# byte by byte, for a larger buffer is waited for until it is full
response <- req_stream(request, buffer_kb = 1 / 1024, callback = \(chunk) {
  writeBin(chunk, output)
  flush(output)
  TRUE
})
close(output)
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
