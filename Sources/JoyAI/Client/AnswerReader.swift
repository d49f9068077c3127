import Foundation

/// Tells success from failure, by the documented envelope and by the status of HTTP. Whether the two agree is not
/// documented: an envelope `code` other than 200 is an error under any status, and so is an error status.
struct AnswerReader: Sendable {
  let redaction: Redaction
  let now: (@Sendable () -> Date)?

  /// A successful answer: its data, and its bytes without the key.
  struct Success {
    let data: JSONValue
    let raw: [UInt8]
    let answer: Answer
    let envelope: Envelope
  }

  func read(_ answer: Answer) throws(JoyAIError) -> Success {
    let json = answer.isComplete ? JSONValue.read(answer.body) : nil
    let envelope = json.map(redaction.value).flatMap(Envelope.init)
    let today = now?() ?? answer.date.flatMap(RetryAfter.date)
    let retryAfter = answer.retryAfter.flatMap { RetryAfter.read($0, now: today) }
    func error(_ kind: JoyAIError.Kind, _ delivery: Delivery) -> JoyAIError {
      JoyAIError(
        kind: kind, delivery: delivery, httpStatus: answer.status, code: envelope?.code,
        message: envelope?.message.map(redaction.line), retryAfter: retryAfter, rawAnswer: redaction.bytes(answer.body))
    }

    guard (200...299).contains(answer.status) else {
      let kind = JoyAIError.Kind(number: answer.status, retryAfter: retryAfter)
      guard let envelope else { throw error(kind, kind.delivery) }
      // The envelope is the API's own word and says more than the status; where they disagree, the doubt counts.
      let inner = JoyAIError.Kind(number: envelope.code, retryAfter: retryAfter)
      let innerSaysMore = answer.status >= 400 && (400...599).contains(envelope.code)
      // A number that is no HTTP status is the provider's own and says nothing against it.
      let delivery = (100...599).contains(envelope.code) ? kind.delivery.orWorse(inner.delivery) : kind.delivery
      throw error(innerSaysMore ? inner : kind, delivery)
    }
    switch answer.ending {
    case .complete: break
    case .tooLarge: throw error(.unreadableAnswer, .uncertain)
    case .broken(let failure): throw error(.transport(failure), .uncertain)
    }
    guard let envelope else { throw error(.unreadableAnswer, .uncertain) }
    guard envelope.code == 200 else {
      let known = (400...599).contains(envelope.code)
      let kind = known ? JoyAIError.Kind(number: envelope.code, retryAfter: retryAfter) : .unknownCode(envelope.code)
      throw error(kind, kind.delivery)
    }
    return Success(data: envelope.data, raw: redaction.bytes(answer.body), answer: answer, envelope: envelope)
  }

  /// The error for an answer that says 200 and lacks what is documented.
  func unreadable(_ success: Success) -> JoyAIError {
    JoyAIError(
      kind: .unreadableAnswer, delivery: .uncertain, httpStatus: success.answer.status, code: success.envelope.code,
      message: success.envelope.message.map(redaction.line), rawAnswer: success.raw)
  }
}

extension Answer {
  var isComplete: Bool {
    if case .complete = ending { true } else { false }
  }
}
