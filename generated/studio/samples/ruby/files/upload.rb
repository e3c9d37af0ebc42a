require "net/http"
require "uri"

uri = URI("https://api.studio.example/v1/projects/prj_0001/files")
request = Net::HTTPGenericRequest.new(
  "POST", true, true, uri
)
request["X-Studio-Key"] = ENV.fetch("STUDIO_ACCOUNT_API_KEY")
# written out, for set_form says of no text what it is
request["Content-Type"] = "multipart/form-data; boundary=boundary-d15a25fbbb694a15"
request.body = [
  "--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"file\"; filename=\"example.png\"\r\nContent-Type: image/png\r\n\r\n".b,
  File.binread("example.png"),
  "\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nstring\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}\r\n--boundary-d15a25fbbb694a15--\r\n".b,
].join

Net::HTTP.start(uri.hostname, uri.port, use_ssl: uri.scheme == "https") do |http|
  http.request(request) do |response|
    response.read_body { |chunk| $stdout.write(chunk) && $stdout.flush }
    response.value # raises an error unless the status is a success
  end
end
