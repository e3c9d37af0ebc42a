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

var request = URLRequest(url: URL(string: "https://api.chatfire.cn/jimeng-video/v1/tasks")!)
request.httpMethod = "POST"
request.setValue("Bearer " + secret("CHATFIRE_API_KEY"), forHTTPHeaderField: "Authorization")
request.setValue("application/json", forHTTPHeaderField: "Content-Type")
request.httpBody = Data("""
{
  "model": "seedream-3.0",
  "prompt": "A paper boat drifts down a rain-soaked street at dusk while neon signs shimmer on the water and a slow piano plays.",
  "image_url": "https://v3.fal.media/files/elephant/rkH-9qoXtXu3rAYTsx9V5_image.webp",
  "duration": 5,
  "aspect_ratio": "16:9",
  "cfg_scale": 0.5
}
""".utf8)

let (answer, response) = try await URLSession.shared.data(for: request)
FileHandle.standardOutput.write(answer)
let status = (response as! HTTPURLResponse).statusCode
if status >= 400 {
    FileHandle.standardError.write(Data("the server answered \(status)\n".utf8))
    throw URLError(.badServerResponse)
}
