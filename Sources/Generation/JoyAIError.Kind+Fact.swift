import JoyAI

extension JoyAIError.Kind {
  /// Why a request was not sent, in words of our own: facts go into git, and the server's words may quote anything.
  var reasonForFact: String {
    switch self {
    case .rateLimited: "429"
    case .transport(.other): "the request failed"
    case .transport(let failure): failure.description
    default: "it was not sent"
    }
  }

  /// The code of a refusal as a fact keeps it: the HTTP status that it amounts to, not a number of the provider's own.
  var refusalCode: Int {
    switch self {
    case .unauthorized: 401
    case .insufficientCredits: 402
    case .otherClientError(let status): status
    default: 400
    }
  }
}
