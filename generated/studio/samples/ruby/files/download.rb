require "net/http"
require "uri"

uri = URI("https://api.studio.example/v1/files/00000000-0000-4000-8000-000000000001/content")
request = Net::HTTPGenericRequest.new(
  "GET", false, true, uri
)
request["X-Studio-Key"] = ENV.fetch("STUDIO_ACCOUNT_API_KEY")

Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request) do |response|
    response.read_body { |chunk| $stdout.write(chunk) && $stdout.flush }
    response.value # raises an error unless the status is a success
  end
end
