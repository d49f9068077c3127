public import Foundation

extension JoyAIClient {
  /// Limits of the client. The defaults suit the public API.
  public struct Configuration: Sendable {
    /// How long making a connection may take, name lookup and TLS included: 10 s.
    public var connectTimeout: Duration = .seconds(10)

    /// How long the server may stay silent once connected: 60 s.
    public var readTimeout: Duration = .seconds(60)

    /// How long one call may take in all, against servers that answer a byte at a time: 150 s.
    public var totalTimeout: Duration = .seconds(150)

    /// The largest answer that is read, in bytes: 4 MiB.
    public var maximumAnswerBytes = 4 * 1_024 * 1_024

    /// Limits of a download for which no others are given.
    public var downloads = DownloadLimits.standard

    /// The time of day, for a `Retry-After` that is a date. Nil, the default, measures it from the answer's own `Date`,
    /// which also holds where clocks differ.
    public var now: (@Sendable () -> Date)?

    /// The defaults.
    public init() {}
  }
}
