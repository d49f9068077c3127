import Foundation
import Hummingbird

extension Request {
  /// The query's `task_id`.
  var taskID: String? {
    uri.queryParameters["task_id"].map(String.init)
  }

  /// The media type of `Content-Type` without its parameters, in lower case.
  var mediaType: String? {
    headers[.contentType]?.split(separator: ";").first?.trimmingCharacters(in: .whitespaces).lowercased()
  }
}

extension ReceivedRequest {
  /// Notes a request before its body is read, without its key.
  init(_ request: Request, endpoint: SandboxEndpoint?) {
    var headers: [String: String] = [:]
    for field in request.headers {
      headers[field.name.canonicalName] = field.name == .authorization ? "<redacted>" : field.value
    }
    self.init(
      method: request.method.rawValue, path: request.uri.string, headers: headers, body: [], endpoint: endpoint)
  }
}
