library(httr2)

secret <- function(variable) {
  value <- Sys.getenv(variable)
  if (value == "") stop(variable, " is not set")
  value
}

request <- request("https://api.chatfire.cn/jimeng-video/v1/tasks") |>
  req_method("POST") |>
  req_headers("Authorization" = paste0("Bearer ", secret("CHATFIRE_API_KEY"))) |>
  req_body_raw(r"({
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
})", "application/json") |>
  req_error(is_error = \(response) FALSE)
response <- req_perform(request)
cat(rawToChar(response$body))
if (resp_status(response) >= 400) stop("the server answered ", resp_status(response))
