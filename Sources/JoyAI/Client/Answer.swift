/// An answer whose head has come: status, the headers that matter, and as much of the body as could be read.
struct Answer: Sendable {
  let status: Int
  let retryAfter: String?
  let date: String?
  let body: [UInt8]
  let ending: Ending

  enum Ending: Sendable {
    /// The body is whole.
    case complete
    /// The body is larger than allowed; its beginning was read.
    case tooLarge
    /// The body broke off.
    case broken(TransportFailure)
  }
}
