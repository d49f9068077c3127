/// Why a call to the API did not give what it should.
///
/// `kind` says what happened, `delivery` what follows for a request that costs credits. No part of it ever holds the
/// API key, even if the server echoed it.
///
/// ```swift
/// do {
///   let task = try await client.generate(request)
/// } catch {
///   switch error.delivery {
///   case .notSent: // may be sent again, after `error.retryAfter` if there is one
///   case .refused: // tell the person: \(error)
///   case .uncertain: // may have been charged: never send it again by itself
///   }
/// }
/// ```
public struct JoyAIError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What happened.
  public enum Kind: Sendable, Hashable {
    /// The request breaks documented rules; nothing was sent.
    case invalidRequest([Breach])
    /// 400: a parameter is missing or invalid.
    case badRequest
    /// 401: the key is missing or invalid.
    case unauthorized
    /// 402: not enough credits.
    case insufficientCredits
    /// Another status or code from 400 to 499.
    case otherClientError(Int)
    /// 429: not accepted, to be tried later.
    case rateLimited(retryAfter: Duration?)
    /// A status or code from 500 to 599.
    case server(Int)
    /// A status from 300 to 399; the API is never followed to another address.
    case redirect(Int)
    /// 408: the server gave up waiting.
    case requestTimeout
    /// A code in the envelope that is neither 200 nor an error code of HTTP.
    case unknownCode(Int)
    /// HTTP says success, but the answer is not what is documented: no envelope, no data, no task id, or too large.
    case unreadableAnswer
    /// No whole answer came.
    case transport(TransportFailure)
  }

  /// What happened.
  public let kind: Kind
  /// Whether the API may have taken the request.
  public let delivery: Delivery
  /// The status of HTTP, if an answer began.
  public let httpStatus: Int?
  /// The `code` of the envelope, if there was one.
  public let code: Int?
  /// The provider's own words, on one line.
  public let message: String?
  /// How long the server asked to wait, at most a day.
  public let retryAfter: Duration?
  /// The beginning of the answer as it came, at most 64 KiB.
  public let rawAnswer: [UInt8]?

  /// The most bytes of an answer that an error keeps.
  public static let maximumRawAnswer = 65_536

  /// Whether the answer was an envelope as documented. An error without one is not the API's own: a proxy, a gateway or
  /// a wrong address may have answered in its place.
  public var hasEnvelope: Bool { code != nil }

  /// Puts an error together, as for tests.
  public init(
    kind: Kind, delivery: Delivery, httpStatus: Int? = nil, code: Int? = nil, message: String? = nil,
    retryAfter: Duration? = nil, rawAnswer: [UInt8]? = nil
  ) {
    self.kind = kind
    self.delivery = delivery
    self.httpStatus = httpStatus
    self.code = code
    self.message = message
    self.retryAfter = retryAfter
    self.rawAnswer = rawAnswer.map { Array($0.prefix(Self.maximumRawAnswer)) }
  }

  static func invalid(_ breaches: [Breach]) -> JoyAIError {
    JoyAIError(kind: .invalidRequest(breaches), delivery: .notSent)
  }

  /// One sentence for a person, with the provider's words where there are any.
  public var description: String {
    let sentence = kind.sentence
    guard let message, !message.isEmpty else { return sentence }
    return "\(sentence): \(message)"
  }
}
