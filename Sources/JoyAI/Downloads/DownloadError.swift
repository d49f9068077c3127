/// Why a picture could not be fetched. Fetching costs nothing, so every download is safe to repeat.
///
/// Holds the host but never the whole URL, which may be signed.
public struct DownloadError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened.
  public enum Kind: Sendable, Hashable {
    /// Not a URL that we would use; the sentence says why.
    case invalidURL(String)
    /// Plain `http` to the public internet.
    case insecure
    /// The host leads to an address that is not on the public internet.
    case addressRefused(String)
    /// The host has no address.
    case nameNotFound
    /// More redirects than allowed.
    case tooManyRedirects
    /// A redirect without a usable target.
    case badRedirect
    /// A status other than 200.
    case status(Int)
    /// More bytes than allowed.
    case tooLarge(limit: Int)
    /// No bytes at all.
    case empty
    /// Fewer bytes than announced, or the connection broke on the way.
    case cutShort(expected: Int?, received: Int)
    /// A web page, a JSON or XML message, or text in place of a picture.
    case notAPicture(contentType: String?)
    /// A content encoding that was not asked for.
    case contentEncoding(String)
    /// The time allowed for the whole download was over.
    case timedOut
    /// No answer came.
    case connection(TransportFailure)
    /// The calling task was cancelled.
    case cancelled
    /// There is already a file at the path; it was left alone.
    case fileExists
    /// The file could not be written; the number is the system's error code.
    case file(Int32)
  }

  /// What to do next.
  public enum Advice: Sendable, Hashable {
    /// Fetch the same URL again, after a while.
    case fetchAgain
    /// The URL may be stale or wrong: ask for the task's status, and fetch the URL that it gives now.
    case askForFreshURL
    /// Something on this machine must be put right first.
    case mendLocally
  }

  /// What happened.
  public let kind: Kind
  /// The host that was to be fetched from, if the URL could be read.
  public let host: String?

  /// Puts an error together.
  public init(kind: Kind, host: String?) {
    self.kind = kind
    self.host = host
  }

  /// What to do next. The picture is paid for and is never to be bought again because of a download.
  public var advice: Advice {
    switch kind {
    case .connection, .timedOut, .cancelled, .nameNotFound, .cutShort: .fetchAgain
    case .status(let status): status == 429 || status == 408 || status >= 500 ? .fetchAgain : .askForFreshURL
    case .fileExists, .file: .mendLocally
    case .invalidURL, .insecure, .addressRefused, .tooManyRedirects, .badRedirect, .tooLarge, .empty, .notAPicture,
      .contentEncoding:
      .askForFreshURL
    }
  }

  /// One sentence for a person.
  public var description: String {
    let from = host.map { " from \($0)" } ?? ""
    return "the picture could not be fetched\(from): \(kind.clause)"
  }
}
