require "net/http"
require "uri"

uri = URI("https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/descriptions")
request = Net::HTTPGenericRequest.new(
  "POST", true, true, uri
)
request["X-Studio-Key"] = ENV.fetch("STUDIO_ACCOUNT_API_KEY")
request["Content-Type"] = "application/json"
request.body = '{
  "question": "What is in the foreground?",
  "language": "en",
  "max_words": 12
}'

Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request) do |response|
    response.read_body { |chunk| $stdout.write(chunk) && $stdout.flush }
    response.value # raises an error unless the status is a success
  end
end
