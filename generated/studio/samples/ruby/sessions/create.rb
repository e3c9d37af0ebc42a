require "net/http"
require "uri"

uri = URI("https://api.studio.example/v1/sessions")
request = Net::HTTPGenericRequest.new(
  "POST", true, true, uri
)
request["Authorization"] = "Basic " + ENV.fetch("STUDIO_OWNER_BASIC")
request["Content-Type"] = "application/x-www-form-urlencoded"
request.body = "device=string&languages=aa"

Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request) do |response|
    response.read_body { |chunk| $stdout.write(chunk) && $stdout.flush }
    response.value # raises an error unless the status is a success
  end
end
