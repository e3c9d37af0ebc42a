library(httr)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

response <- VERB(
  "POST",
  "https://api.studio.example/v1/projects/prj_0001/files",
  add_headers("X-Studio-Key" = secret("STUDIO_ACCOUNT_API_KEY")),
  body = list(
    "file" = upload_file("example.png", "image/png"),
    "tags" = "string",
    "metadata" = curl::form_data("{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}", "application/json")
  )
)
cat(rawToChar(response$content))
if (status_code(response) >= 400) stop("the server answered ", status_code(response))
