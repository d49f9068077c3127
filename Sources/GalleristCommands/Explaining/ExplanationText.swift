import GalleryModel
import Planning

/// Everything there is to know of one picture, in sections.
struct ExplanationText {
  let explained: ExplainedPicture
  let surface: TextSurface
  /// What some credits cost, in words.
  let price: (Int) -> String

  private var picture: Picture { explained.picture }

  var lines: [String] {
    var lines = headline
    func add(_ title: String, _ section: [String]) {
      if !section.isEmpty { lines += ["", surface.styled(title, .bold)] + section }
    }
    add("Request", request)
    add("Canonical JSON, whose SHA-256 is the fingerprint", canonical)
    add("References", explained.references.enumerated().flatMap { reference($1, number: $0 + 1) })
    add("Since the last request of this name", difference)
    add("Attempts", explained.attempts.flatMap(attempt))
    add("Originals", originals)
    add("What the API is sent", explained.body.map { [visible($0)] } ?? [])
    return lines
  }

  // MARK: - Sections

  private var headline: [String] {
    let planned = explained.planned
    let why = ReasonText.text(explained.reasons.reasons(for: planned), isMade: explained.isMade)
    let place = "\(picture.file):\(picture.line)" + (picture.id.take > 1 ? ", take \(picture.id.take)" : "")
    let cell = picture.cell.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
    return [
      surface.styled(visible(picture.id.text), .bold) + ": " + surface.styled(planned.state.word, planned.state.style)
    ]
      + rows([
        ("why", why), ("file", place), ("cell", cell), ("fingerprint", fingerprint), ("price", priceText),
        ("keeps", picture.keeps?.text ?? ""), ("made as", madeAs),
      ])
  }

  private var fingerprint: String {
    picture.fingerprint?.text ?? "not known until what it edits is stored"
  }

  private var priceText: String {
    let row = "\(explained.priceRow) " + (explained.isPriceOverridden ? "in gallerist.yml" : "in the built-in table")
    let planned = explained.planned
    let listed = planned.price.map(price) ?? "unknown"
    guard planned.state == .stored else { return listed + ", " + row }
    guard let charged = planned.charged else { return "\(listed), \(row); what was charged is not known" }
    return "\(listed), \(row); \(Counted.credits(charged)) charged"
  }

  /// The name under which it was made, where that is another one.
  private var madeAs: String {
    guard explained.planned.state == .stored, let name = explained.planned.attempt?.request?.picture else { return "" }
    return name == picture.id.text ? "" : name
  }

  private var request: [String] {
    rows(explained.fields.map { (ReasonText.name($0.field), $0.value) })
      + (picture.id.take > 1 ? rows([("take", String(picture.id.take))]) : [])
  }

  /// In one line, as it is hashed.
  private var canonical: [String] { explained.canonicalJSON.map { [visible($0)] } ?? [] }

  private func reference(_ reference: ExplainedPicture.Reference, number: Int) -> [String] {
    let what: String
    switch reference.kind {
    case .url: what = "\(reference.name), which the API reads by itself; its bytes are not part of the fingerprint"
    case .file: what = "the file \(reference.name)"
    case .picture:
      what =
        reference.sha256 == nil
        ? "the picture \(reference.name), which is not stored yet" : "the picture \(reference.name)"
    }
    var lines = wrapped("\(number). \(what)", indent: 2, hanging: 5)
    if let sha256 = reference.sha256 { lines.append("     sha256:\(sha256)") }
    if reference.kind == .picture, let path = reference.path { lines.append("     " + visible(path)) }
    if let address = reference.published { lines += wrapped("published as \(address)", indent: 5, hanging: 7) }
    return lines
  }

  private var difference: [String] {
    guard let past = explained.past else { return [] }
    let attempt = past.attempt
    var lines = wrapped(
      "\(attempt.at.isEmpty ? "" : attempt.at + ", ")\(outcome(attempt)), \(attempt.fingerprint)", indent: 2, hanging: 4
    )
    let changes = explained.reasons.reasons(for: explained.planned).filter(\.isChange)
    for change in changes { lines += wrapped(ReasonText.text(change), indent: 2, hanging: 4) }
    if let difference = explained.promptDifference {
      lines += DifferenceText(difference: difference, surface: surface).lines(indent: 4)
    } else if past.body == nil {
      lines += wrapped("its exact words are not on this machine", indent: 2, hanging: 4)
    }
    return lines
  }

  private func attempt(_ attempt: Attempt) -> [String] {
    let task = attempt.task.map { ", task \($0)" } ?? ""
    let credits =
      attempt.charged.map { ", \(Counted.credits($0)) charged" }
      ?? attempt.request.map { ", \(Counted.credits($0.quoted)) quoted" } ?? ""
    let name = attempt.request.map { $0.picture == picture.id.text ? "" : ", for \($0.picture)" } ?? ""
    let kept = attempt.fingerprint == picture.keeps ? ", of the request that it keeps" : ""
    let at = attempt.at.isEmpty ? "" : attempt.at + ", "
    let id = attempt.id.isEmpty ? "" : " (\(attempt.id))"
    return wrapped(
      "try \(attempt.number): \(at)\(outcome(attempt))\(task)\(credits)\(name)\(kept)\(id)", indent: 2, hanging: 4)
  }

  private func outcome(_ attempt: Attempt) -> String {
    switch attempt.state {
    case .stored: "stored"
    case .failed: "failed"
    case .lost: "given up"
    case .running: "accepted, not fetched yet"
    case .notCharged(let code): code.map { "refused (\($0))" } ?? "never sent"
    case .inDoubt: "sent, outcome unknown"
    }
  }

  private var originals: [String] {
    explained.stored.enumerated().flatMap { index, stored -> [String] in
      let original = stored.original
      let measures = "\(original.width) × \(original.height), \(Counted.size(original.bytes))"
      let origin = stored.isAdopted ? "adopted" : "try \(stored.attemptNumber)"
      let at = stored.at.isEmpty ? "" : " at \(stored.at)"
      let counts =
        index == 0 ? explained.precedence.map { "; counts: \($0)" } ?? "" : "; does not count"
      let gone = explained.isKept(original) ? "" : "; its file is gone"
      return ["  " + explained.path(original)]
        + wrapped("\(measures), \(origin)\(at)\(counts)\(gone)", indent: 4, hanging: 6)
    }
  }

  // MARK: - Lines

  private func visible(_ text: String) -> String { DiagnosticText.visible(text) }

  private func wrapped(_ text: String, indent: Int, hanging: Int) -> [String] {
    let lines = surface.wrapped(visible(text), start: indent, hanging: hanging)
    return lines.enumerated().map { ($0 == 0 ? String(repeating: " ", count: indent) : "") + $1 }
  }

  /// Names and values in two columns; empty values are left out, and lines of a value stay lines.
  private func rows(_ rows: [(name: String, value: String)]) -> [String] {
    let column = 17
    return rows.filter { !$0.value.isEmpty }.flatMap { row -> [String] in
      let name = "  " + row.name + String(repeating: " ", count: max(1, column - 2 - row.name.count))
      let values = row.value.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
        surface.wrapped(visible(String(line)), start: column).map { String($0.trimmingPrefix { $0 == " " }) }
      }
      return values.enumerated().map { index, value in
        guard !value.isEmpty else { return "" }
        return (index == 0 ? name : String(repeating: " ", count: column)) + value
      }
    }
  }
}

extension MissingReason {
  /// Whether it tells of a field or reference that is another one now.
  fileprivate var isChange: Bool {
    switch self {
    case .changed, .changedAmong, .referenceChanged: true
    default: false
    }
  }
}
