import Foundation
#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

func secret(_ variable: String) -> String {
    guard let value = ProcessInfo.processInfo.environment[variable] else {
        fatalError("\(variable) is not set")
    }
    return value
}

var request = URLRequest(url: URL(string: "https://api.studio.example/v1/projects/prj_0001/files")!)
request.httpMethod = "POST"
request.setValue(secret("STUDIO_ACCOUNT_API_KEY"), forHTTPHeaderField: "X-Studio-Key")
request.setValue("multipart/form-data; boundary=boundary-d15a25fbbb694a15", forHTTPHeaderField: "Content-Type")
var body = Data()
body += Data("--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"file\"; filename=\"example.png\"\r\nContent-Type: image/png\r\n\r\n".utf8)
body += try Data(contentsOf: URL(fileURLWithPath: "example.png"))
body += Data("\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"tags\"\r\n\r\nstring\r\n--boundary-d15a25fbbb694a15\r\nContent-Disposition: form-data; name=\"metadata\"\r\nContent-Type: application/json\r\n\r\n{\"title\":\"string\",\"taken_at\":\"2030-01-02T03:04:05Z\",\"latitude\":0.5,\"longitude\":0.5}\r\n--boundary-d15a25fbbb694a15--\r\n".utf8)
request.httpBody = body

let (answer, response) = try await URLSession.shared.data(for: request)
FileHandle.standardOutput.write(answer)
let status = (response as! HTTPURLResponse).statusCode
if status >= 400 {
    FileHandle.standardError.write(Data("the server answered \(status)\n".utf8))
    throw URLError(.badServerResponse)
}
