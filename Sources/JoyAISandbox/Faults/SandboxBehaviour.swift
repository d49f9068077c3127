/// What a ``SandboxFault`` does.
package enum SandboxBehaviour: Sendable {
  /// Answers this at once instead of doing what was asked: nothing is charged.
  case answer(SandboxAnswer)
  /// Breaks the connection: nothing is charged. On calls that are told by their number, before the body is read.
  case reset
  /// Does what was asked (a task is created and charged), then closes the connection without an answer.
  case lostAnswer
  /// Does what was asked (a task is created and charged), then answers this instead.
  case answerAfterwards(SandboxAnswer)
  /// Waits before the answer, for as long on the real clock.
  case delay(Duration)
  /// Does what was asked (a task is created and charged), then waits before the answer, for as long on the real clock.
  case delayAfterwards(Duration)
  /// Never answers. With `charged`, does what was asked before it falls silent.
  case silence(charged: Bool = false)
  /// Writes these bytes to the connection in place of an answer, then closes it. With `charged`, does what was asked
  /// first.
  case wire([UInt8], charged: Bool = false)

  /// The accepted task has no id in the answer (generate).
  case withoutTaskID
  /// Charges this instead of the documented price (generate).
  case charging(Int)
  /// Writes the credits with a decimal point, like `88.0` (generate).
  case decimalCredits
  /// The task ends like this (generate).
  case outcome(SandboxOutcome)

  /// Sends all headers and half of the picture, then closes the connection (download).
  case cutShort
  /// Sends half of the picture as if that were all (download).
  case halved
  /// Sends the picture as another media type (download).
  case contentType(String)
}
