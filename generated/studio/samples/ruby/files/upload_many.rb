require "net/http"
require "uri"

uri = URI("https://api.studio.example/v1/projects/prj_0001/files/batch")
request = Net::HTTPGenericRequest.new(
  "POST", true, true, uri
)
request["X-Studio-Key"] = ENV.fetch("STUDIO_ACCOUNT_API_KEY")
request.set_form(
  [
    ["files", File.open("example.bin"), { content_type: "application/octet-stream" }],
  ],
  "multipart/form-data"
)

Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request) do |response|
    response.read_body { |chunk| $stdout.write(chunk) && $stdout.flush }
    response.value # raises an error unless the status is a success
  end
end
