import Hummingbird

/// The two origins that the sandbox serves.
enum SandboxOrigin: Sendable {
  /// `/api/v1/…`
  case api
  /// `/pictures/…` and `/site/…`
  case pictures

  /// What the pictures' paths begin with.
  static let picturePath = "/pictures/"

  /// What the paths of hosted files begin with.
  static let sitePath = "/site/"

  /// The door that a request comes to; nil if there is none.
  func endpoint(of request: Request) -> SandboxEndpoint? {
    switch (self, request.method, request.uri.path) {
    case (.api, .post, "/api/v1/generate"): .generate
    case (.api, .get, "/api/v1/status"): .status
    case (.pictures, .get, let path) where path.hasPrefix(Self.picturePath): .download
    case (.pictures, .get, let path) where path.hasPrefix(Self.sitePath): .site
    default: nil
    }
  }

  /// The last part of a picture's address.
  static func pictureName(in request: Request) -> String {
    String(request.uri.path.dropFirst(picturePath.count))
  }

  /// A hosted file's path below the site's root.
  static func siteFile(in request: Request) -> String {
    String(request.uri.path.dropFirst(sitePath.count))
  }
}
