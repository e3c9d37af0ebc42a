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

var request = URLRequest(url: URL(string: "https://api.studio.example/v1/projects/prj_0001")!)
request.httpMethod = "GET"
request.setValue(secret("STUDIO_ACCOUNT_API_KEY"), forHTTPHeaderField: "X-Studio-Key")

let (answer, response) = try await URLSession.shared.data(for: request)
FileHandle.standardOutput.write(answer)
let status = (response as! HTTPURLResponse).statusCode
if status >= 400 {
    FileHandle.standardError.write(Data("the server answered \(status)\n".utf8))
    throw URLError(.badServerResponse)
}
