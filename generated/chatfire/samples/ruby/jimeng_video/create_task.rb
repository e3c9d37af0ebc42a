require "net/http"
require "uri"

uri = URI("https://api.chatfire.cn/jimeng-video/v1/tasks")
request = Net::HTTPGenericRequest.new(
  "POST", true, true, uri
)
request["Authorization"] = "Bearer " + ENV.fetch("CHATFIRE_API_KEY")
request["Content-Type"] = "application/json"
request.body = '{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}'

Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request) do |response|
    response.read_body { |chunk| $stdout.write(chunk) && $stdout.flush }
    response.value # raises an error unless the status is a success
  end
end
