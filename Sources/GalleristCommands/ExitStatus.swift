/// How a command ended; scripts depend on these numbers.
package enum ExitStatus: Int32, Sendable, CaseIterable {
  case done = 0
  case unexpected = 1
  /// `plan --detailed-exitcode`: something is missing.
  case somethingMissing = 2
  /// Some pictures could not be made.
  case notAllMade = 3
  /// An attempt is in doubt.
  case inDoubt = 4
  /// No key, or the API refused it.
  case noKey = 5
  /// Not enough credits.
  case noCredits = 6
  /// Beyond the budget, or no consent.
  case notAllowed = 7
  /// `--frozen`, and something is missing.
  case frozenMissing = 8
  /// `verify` found damage.
  case damage = 9
  /// Another process works on the site.
  case busy = 11
  case usage = 64
  case contentError = 65
  case inputOutput = 74
  case settingsError = 78
  case interrupted = 130
  case terminated = 143

  /// What it means, in a sentence for the manual.
  package var meaning: String {
    switch self {
    case .done: "Done."
    case .unexpected: "An unexpected failure."
    case .somethingMissing: "plan --detailed-exitcode: something is missing."
    case .notAllMade: "Some pictures could not be made: refused, failed, or still running when the time was up."
    case .inDoubt: "An attempt is in doubt and needs gallerist resolve."
    case .noKey: "There is no key, or the API refused it."
    case .noCredits: "The account has not enough credits."
    case .notAllowed: "Beyond the budget, or no consent: nothing was sent."
    case .frozenMissing: "build --frozen, and something is missing."
    case .damage: "gallerist verify found damage."
    case .busy: "Another gallerist is at work on the site."
    case .usage: "The command line is wrong."
    case .contentError: "An error in content, a template or the lock."
    case .inputOutput: "A file could not be read or written."
    case .settingsError: "An error in the settings or the environment."
    case .interrupted: "Interrupted; everything paid for is recorded, and the next run goes on."
    case .terminated: "Terminated; everything paid for is recorded, and the next run goes on."
    }
  }

  /// Whether a command ended because of what is in files, which editors and scripts want to have listed.
  var isAboutFiles: Bool { [.contentError, .inputOutput, .settingsError].contains(self) }
}
