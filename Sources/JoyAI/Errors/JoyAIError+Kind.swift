extension JoyAIError.Kind {
  /// Reads an error status of HTTP, or an error code of the envelope: both speak the same numbers.
  init(number: Int, retryAfter: Duration?) {
    switch number {
    case 300...399: self = .redirect(number)
    case 400: self = .badRequest
    case 401: self = .unauthorized
    case 402: self = .insufficientCredits
    case 408: self = .requestTimeout
    case 429: self = .rateLimited(retryAfter: retryAfter)
    case 403...499: self = .otherClientError(number)
    case 500...599: self = .server(number)
    default: self = .unknownCode(number)
    }
  }

  /// What follows for the request. A 408 is no refusal: the server may have read the request before it gave up.
  var delivery: Delivery {
    switch self {
    case .invalidRequest, .rateLimited: .notSent
    case .badRequest, .unauthorized, .insufficientCredits, .otherClientError: .refused
    case .server, .redirect, .requestTimeout, .unknownCode, .unreadableAnswer, .transport: .uncertain
    }
  }

  var sentence: String {
    switch self {
    case .invalidRequest(let breaches): "the request is not valid: " + breaches.map(\.sentence).joined(separator: "; ")
    case .badRequest: "the API refused the request (400)"
    case .unauthorized: "the API refused the key (401)"
    case .insufficientCredits: "the account has not enough credits (402)"
    case .otherClientError(let status): "the API refused the request (\(status))"
    case .rateLimited(let retryAfter):
      "the API accepts no more requests for now (429)"
        + (retryAfter.map { "; it asks to wait \($0.components.seconds) s" } ?? "")
    case .server(let status): "the API failed (\(status))"
    case .redirect(let status): "the API answered with a redirect (\(status)), which is never followed"
    case .requestTimeout: "the API gave up waiting for the request (408)"
    case .unknownCode(let code): "the API answered with the unknown code \(code)"
    case .unreadableAnswer: "the API's answer is not what is documented"
    case .transport(let failure): "\(failure)"
    }
  }
}
