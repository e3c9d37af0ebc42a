require "net/http"
require "uri"

uri = URI("https://api.studio.example/v1/projects/prj_0001/comments")
request = Net::HTTPGenericRequest.new(
  "POST", true, true, uri
)
request["X-Studio-Key"] = ENV.fetch("STUDIO_ACCOUNT_API_KEY")
request["Content-Type"] = "application/json"
request.body = '{
  "text": "The gulls are too loud.",
  "reply_to": null
}'

Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request) do |response|
    response.read_body { |chunk| $stdout.write(chunk) && $stdout.flush }
    response.value # raises an error unless the status is a success
  end
end
