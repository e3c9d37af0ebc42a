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

var request = URLRequest(url: URL(string: "https://api.studio.example/v1/projects/prj_0001/events/export")!)
request.httpMethod = "GET"
request.setValue(secret("STUDIO_ACCOUNT_API_KEY"), forHTTPHeaderField: "X-Studio-Key")

final class Printer: NSObject, URLSessionDataDelegate {
    let done = DispatchSemaphore(value: 0)

    func urlSession(_: URLSession, dataTask _: URLSessionDataTask, didReceive data: Data) {
        FileHandle.standardOutput.write(data)
    }

    func urlSession(_: URLSession, task _: URLSessionTask, didCompleteWithError _: Error?) {
        done.signal()
    }
}

let printer = Printer()
let session = URLSession(configuration: .default, delegate: printer, delegateQueue: nil)
let task = session.dataTask(with: request)
task.resume()
printer.done.wait()
if let error = task.error { throw error }
let status = (task.response as! HTTPURLResponse).statusCode
if status >= 400 {
    FileHandle.standardError.write(Data("the server answered \(status)\n".utf8))
    throw URLError(.badServerResponse)
}
