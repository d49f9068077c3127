import GalleryModel
import Planning

/// Whether a plan may be paid for: the price is known and shown first, and without consent nothing is sent.
struct Consent {
  let flags: GenerationFlags
  let settings: GallerySettings
  let isSandbox: Bool
  let printer: Printer

  /// - Returns: whether a person was asked, which may have taken long.
  /// - Throws: ``CommandFailure`` with exit status 7 where nothing may be sent.
  func obtain(for plan: Plan) throws(CommandFailure) -> Bool {
    guard !plan.toSend.isEmpty, !isSandbox else { return false }
    guard let credits = plan.credits else {
      throw CommandFailure(
        .notAllowed, "a price is not known, so nothing was sent", help: "complete prices in gallerist.yml")
    }
    let pictures = Counted.pictures(plan.toSend.count)
    if let limit = flags.limit(settings), credits > limit {
      throw CommandFailure(
        .notAllowed,
        "\(pictures) would cost \(Counted.credits(credits)), beyond the limit of \(limit); nothing was sent",
        help: "raise --max-credits (or max_credits in gallerist.yml), or choose with --only")
    }
    if flags.yes || flags.maxCredits != nil { return false }
    let price = Self.price(credits, settings, in: printer.world)
    guard let ask = printer.world.ask else {
      throw CommandFailure(
        .notAllowed, "\(pictures) would cost \(price), and nobody can be asked; nothing was sent",
        help: "give --yes or --max-credits \(credits), or see: gallerist plan")
    }
    PlanText(plan: plan, settings: settings, printer: printer).lines(missingOnly: true).forEach(printer.note)
    let waiting = plan.toSend.count { $0.picture.fingerprint == nil }
    if waiting > 0 {
      let wait = waiting == 1 ? "1 of them waits" : "\(waiting) of them wait"
      printer.note("\(wait) for a picture that is made first; the price includes \(waiting == 1 ? "it" : "them").")
    }
    let answer = ask("Make \(pictures) for \(price)? [y/N] ")
    if let interruption = printer.world.interruption() {
      throw CommandFailure(interruption == 15 ? .terminated : .interrupted, "interrupted; nothing was sent")
    }
    guard let answer, ["y", "yes"].contains(answer.lowercased()) else {
      throw CommandFailure(.notAllowed, "not agreed to; nothing was sent")
    }
    return true
  }

  /// Credits, and the money where the settings know its price: the one of today.
  static func price(_ credits: Int, _ settings: GallerySettings, in world: World) -> String {
    guard let price = settings.creditPrices?.price(at: world.now) else { return Counted.credits(credits) }
    return "\(Counted.credits(credits)) (\(price.amount(credits: credits).moneyText) \(price.currency))"
  }
}
