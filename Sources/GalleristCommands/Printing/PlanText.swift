import GalleryModel
import Planning

/// A plan as text.
struct PlanText {
  let plan: Plan
  let settings: GallerySettings
  let printer: Printer
  /// Nil where no reasons are given.
  var reasons: PlanReasons?
  /// Pictures that the next run takes from the git repository around the site.
  var takenFromGit = 0

  /// A row for each picture, by file where one makes several; many are summed up, unless much was asked for.
  /// - Parameters:
  ///   - missingOnly: whether only what is paid for is shown.
  ///   - surface: where the lines are printed; standard error if nil.
  func lines(missingOnly: Bool, on surface: TextSurface? = nil) -> [String] {
    lines(of: missingOnly ? plan.toSend : plan.pictures, isSummedUp: missingOnly, surface)
  }

  /// What is not stored as it is wanted and is not made either, with the reason; nothing where there is none.
  func leftOut(on surface: TextSurface? = nil) -> [String] {
    let sent = Set(plan.toSend.map(\.picture.requestKey))
    let left = plan.pictures.filter { $0.state.isExplained && !sent.contains($0.picture.requestKey) }
    return left.isEmpty ? [] : ["Not made in this run:"] + lines(of: left, isSummedUp: true, surface)
  }

  private func lines(of shown: [PlannedPicture], isSummedUp: Bool, _ surface: TextSurface?) -> [String] {
    let rows = PlanRows(plan: plan, reasons: reasons, price: price)
    let isLong = shown.count > PlanSummaryRows.most && !printer.isVerbose
    let entries =
      isLong && isSummedUp
      ? PlanSummaryRows(rows: rows, shown: shown).entries : rows.entries(of: shown, closesStored: isLong)
    return PlanTable(entries).lines(on: surface ?? .messages(printer))
      + (isLong && isSummedUp ? ["(-v shows every picture)"] : [])
  }

  /// How much is paid for each kind of request, where there are several.
  func kinds(on surface: TextSurface? = nil) -> [String] {
    var kinds: [String] = []
    var pictures: [String: [PlannedPicture]] = [:]
    for planned in plan.toSend {
      let kind = planned.picture.request.kind() + (planned.picture.request.mode == .edit ? ", edits" : "")
      if pictures[kind] == nil { kinds.append(kind) }
      pictures[kind, default: []].append(planned)
    }
    guard kinds.count > 1, kinds.count < plan.toSend.count else { return [] }
    return PlanTable(
      kinds.map { kind in
        let group = pictures[kind] ?? []
        let credits = group.reduce(0 as Int?) { sum, planned in
          guard let sum, let price = planned.price else { return nil }
          return sum + price
        }
        return .row(
          PlanTable.Row(
            id: kind, state: Counted.pictures(group.count), details: "",
            credits: credits.map(Counted.credits) ?? "an unknown price", why: ""))
      }
    ).lines(on: surface ?? .messages(printer))
  }

  /// What there is to do, in a sentence or two.
  /// - Parameter pointsToStatus: whether `status` is where more is said; it says the same itself.
  func summary(pointsToStatus: Bool = true) -> [String] {
    let lines = toMake + toFetch
    let toStatus = pointsToStatus ? ": see gallerist status." : "."
    var open: [String] = []
    func add(_ count: Int, _ sentence: (String) -> String) {
      if count > 0 { open.append(sentence(Counted.pictures(count))) }
    }
    add(plan.pictures(.inDoubt).count) { "\($0) in doubt" + toStatus }
    add(plan.pictures.count { $0.isWithoutFile }) { "\($0) without a file to be had" + toStatus }
    add(left(.failed)) { "\($0) failed before: change the prompt, or give --retry-failed." }
    let stale = left(.stale)
    if stale > 0 {
      open.append(
        stale == 1
          ? "1 picture edits what has changed since, and keeps its original: gallerist generate --stale makes it anew."
          : "\(stale) pictures edit what has changed since, and keep their originals: "
            + "gallerist generate --stale makes them anew.")
    }
    let waiting = left(.waiting)
    if waiting > 0 {
      open.append(
        waiting == 1
          ? "1 picture waits for one that is not made in this run."
          : "\(waiting) pictures wait for others that are not made in this run.")
    }
    return lines + open
  }

  /// How many pictures in a state the run does not pay for.
  private func left(_ state: PlanState) -> Int {
    let sent = Set(plan.toSend.map(\.picture.requestKey))
    return plan.pictures.count { $0.state == state && !sent.contains($0.picture.requestKey) }
  }

  private var toMake: [String] {
    if plan.pictures.isEmpty { return ["No pictures: content/ has no prompt files (or --only names none)."] }
    guard !plan.toSend.isEmpty else {
      let isOpen = plan.pictures.contains {
        $0.isWithoutFile || $0.state == .inDoubt || $0.state == .failed || $0.state == .waiting
      }
      return [isOpen ? "Nothing is to be made." : "Nothing is missing."]
    }
    var lines = ["\(Counted.pictures(plan.toSend.count)) to make for \(plan.credits.map(price) ?? "an unknown price")."]
    let sent = Set(plan.toSend.map(\.picture.requestKey))
    let shared =
      plan.pictures.count { $0.state != .stored && sent.contains($0.picture.requestKey) } - plan.toSend.count
    if shared > 0 {
      lines.append(
        shared == 1
          ? "1 more picture shares a request with one of them and is paid for with it."
          : "\(shared) more pictures share a request with one of them and are paid for with it.")
    }
    return lines
  }

  private var toFetch: [String] {
    let again = plan.toFetch.count { $0.attempt.state == .stored && !$0.isForAlternates }
    let earlier = plan.toFetch.count - again
    var lines: [String] = []
    if earlier > 0 { lines.append("\(Counted.pictures(earlier)) accepted earlier will be fetched at no cost.") }
    if again > 0 {
      lines.append(
        again == 1
          ? "1 picture whose file is gone will be fetched again at no cost."
          : "\(again) pictures whose files are gone will be fetched again at no cost.")
    }
    if takenFromGit > 0 {
      lines.append("\(Counted.pictures(takenFromGit)) will be taken from the git repository, at no cost.")
    }
    return lines
  }

  private func price(_ credits: Int) -> String { Consent.price(credits, settings, in: printer.world) }
}
