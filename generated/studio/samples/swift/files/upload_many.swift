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

var request = URLRequest(url: URL(string: "https://api.studio.example/v1/projects/prj_0001/files/batch")!)
request.httpMethod = "POST"
request.setValue(secret("STUDIO_ACCOUNT_API_KEY"), forHTTPHeaderField: "X-Studio-Key")
request.setValue("multipart/form-data; boundary=boundary-20b516830b5e04bb", forHTTPHeaderField: "Content-Type")
var body = Data()
body += Data("--boundary-20b516830b5e04bb\r\nContent-Disposition: form-data; name=\"files\"; filename=\"example.bin\"\r\nContent-Type: application/octet-stream\r\n\r\n".utf8)
body += try Data(contentsOf: URL(fileURLWithPath: "example.bin"))
body += Data("\r\n--boundary-20b516830b5e04bb--\r\n".utf8)
request.httpBody = body

let (answer, response) = try await URLSession.shared.data(for: request)
FileHandle.standardOutput.write(answer)
let status = (response as! HTTPURLResponse).statusCode
if status >= 400 {
    FileHandle.standardError.write(Data("the server answered \(status)\n".utf8))
    throw URLError(.badServerResponse)
}
