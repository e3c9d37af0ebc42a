import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

var request = URLRequest(url: URL(string: "https://evil.example.com/a'b$(id)/a'b%22/..%2F%27%22%0A%24%28id%29/%60id%60/$HOME?q%26a%3D1%23=a%26b%3Dc%20d%23%2B%25")!)
request.httpMethod = "POST"
request.setValue("application/json; a=\"b'c\"", forHTTPHeaderField: "Content-Type")
request.httpBody = Data("""
{
  "it's \\"q\\"": "'; id; '\\n\\"\\"\\" \\\\ $(id) `id` ${id} </script>\\u2028\\u0000",
  "__proto__": "</pre>",
  "__class__": [
    null,
    true,
    1e+100,
    -0.0,
    "😀"
  ]
}
""".utf8)

let (answer, response) = try await URLSession.shared.data(for: request)
FileHandle.standardOutput.write(answer)
let status = (response as! HTTPURLResponse).statusCode
if status >= 400 {
    FileHandle.standardError.write(Data("the server answered \(status)\n".utf8))
    throw URLError(.badServerResponse)
}
