/// How a command ended; scripts depend on these numbers.
package enum ExitStatus: Int32, Sendable {
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
}
