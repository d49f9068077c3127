/// Why a run sends nothing more. It still waits for what was accepted.
package enum StopReason: Hashable, Sendable {
  /// 401.
  case unauthorized
  /// 402.
  case insufficientCredits
  /// An error of the 400s without the API's envelope: something else may be answering.
  case foreignAnswer(status: Int)
  /// Three attempts in doubt: the server may be charging for nothing.
  case threeDoubts
  /// The API charged more than its table says.
  case chargedAboveQuote(charged: Int, quoted: Int)
  /// The API says that it charged what cannot be, in a few words: no number, less than nothing, or beyond belief.
  case chargeCannotBe(String)
  /// The API cannot be reached.
  case unreachable(String)
  /// The API accepts no more requests for now.
  case rateLimited(String)
  /// The run's limit would be passed.
  case budget(spent: Int, limit: Int)
  /// Ledger, lock or originals cannot be written.
  case cannotWrite(String)
  /// The folder of the ledger was replaced or removed during the run; its name.
  case replaced(folder: String)
  /// The lock was changed into what is no lock.
  case brokenLock
  /// Another run began the same try.
  case alreadyBegun
  /// Facts about the same request came into the lock meanwhile.
  case knownMeanwhile
  /// A person asked for it.
  case interrupted

  /// Whether it is the same reason, whatever its particulars.
  func isOfTheKind(of other: StopReason) -> Bool {
    switch (self, other) {
    case (.foreignAnswer, .foreignAnswer), (.chargedAboveQuote, .chargedAboveQuote),
      (.chargeCannotBe, .chargeCannotBe), (.unreachable, .unreachable), (.rateLimited, .rateLimited),
      (.budget, .budget), (.cannotWrite, .cannotWrite), (.replaced, .replaced):
      true
    default: self == other
    }
  }
}
