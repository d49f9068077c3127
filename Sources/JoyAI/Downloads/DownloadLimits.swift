/// Limits of one download. The defaults suit pictures of up to 64 megapixels.
public struct DownloadLimits: Sendable, Hashable {
  /// The largest file, in bytes: 64 MiB.
  public var maximumBytes = 64 * 1_024 * 1_024
  /// How long the whole download may take, redirects included: 300 s.
  public var totalTime: Duration = .seconds(300)
  /// How long making one connection may take: 10 s.
  public var connectTimeout: Duration = .seconds(10)
  /// How long the server may stay silent: 60 s.
  public var readTimeout: Duration = .seconds(60)
  /// How many redirects are followed: 3. Each is held to the same rules as the first URL.
  public var maximumRedirects = 3

  /// The defaults.
  public static let standard = DownloadLimits()

  /// The defaults.
  public init() {}
}
