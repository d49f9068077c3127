/// Which addresses a download may come from.
public struct DownloadPolicy: Sendable, Hashable {
  /// Whether the machine itself is allowed too, over `http` or `https`.
  public let allowsLoopback: Bool

  /// `https` from addresses on the public internet, and nothing else.
  public static let publicOnly = DownloadPolicy(allowsLoopback: false)

  /// As `publicOnly`, and also the machine itself: for an API that runs there.
  public static let publicOrLoopback = DownloadPolicy(allowsLoopback: true)

  /// What suits an API: pictures from the machine itself only if the API is there too.
  public static func suiting(_ address: APIAddress) -> DownloadPolicy {
    address.isLoopback ? .publicOrLoopback : .publicOnly
  }

  private init(allowsLoopback: Bool) { self.allowsLoopback = allowsLoopback }

  /// Nil if the address may be connected to for this scheme, else why not.
  func refusal(of address: IPAddress, scheme: WebAddress.Scheme) -> DownloadError.Kind? {
    switch address.reach {
    case .public: scheme == .https ? nil : .insecure
    case .loopback: allowsLoopback ? nil : .addressRefused(address.description)
    case .other: .addressRefused(address.description)
    }
  }
}
