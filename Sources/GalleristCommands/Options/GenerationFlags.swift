import ArgumentParser
import GalleryModel

/// How pictures are made, and what may be spent.
struct GenerationFlags: ParsableArguments {
  @Flag(help: "Pay for what is missing without asking.")
  var yes = false

  @Option(
    help: ArgumentHelp(
      "Pay without asking, but never more than this in one run; a plan beyond it is refused whole.",
      valueName: "credits"))
  var maxCredits: Int?

  @Option(help: ArgumentHelp("Requests under way at once, 1 to 16.", valueName: "n"))
  var concurrency: Int?

  @Option(help: ArgumentHelp("Scales all polling delays; 3 is the unit.", valueName: "seconds"))
  var pollInterval: Double?

  @Option(help: ArgumentHelp("How long to wait for each task.", valueName: "seconds"))
  var timeout: Double?

  @OptionGroup var again: AgainFlags

  func validate() throws {
    if let maxCredits, maxCredits < 0 { throw ValidationError("--max-credits is \(maxCredits); expected 0 or more") }
    if let concurrency, !(1...16).contains(concurrency) {
      throw ValidationError("--concurrency is \(concurrency); expected 1 to 16")
    }
    if let pollInterval, !(pollInterval > 0 && pollInterval <= 3_600) {
      throw ValidationError("--poll-interval is \(pollInterval); expected more than 0 and at most 3600")
    }
    if let timeout, !(timeout > 0 && timeout <= 604_800) {
      throw ValidationError("--timeout is \(timeout); expected more than 0 and at most 604800")
    }
  }

  /// The smaller of flag and setting; nil without a limit.
  func limit(_ settings: GallerySettings) -> Int? {
    [maxCredits, settings.generation.maxCredits].compactMap { $0 }.min()
  }
}
