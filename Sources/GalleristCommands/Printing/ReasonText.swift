import GalleryModel
import Planning

/// Why a picture is not stored, in the words of a table.
enum ReasonText {
  /// Values of other machines' facts that are longer are cut.
  private static let longestValue = 40

  /// All reasons, and the flag that makes the picture all the same; empty where there are none.
  /// - Parameter isMade: whether it is made in this run anyway.
  static func text(_ reasons: [MissingReason], isMade: Bool = true) -> String {
    let flag: String? =
      switch reasons.first {
      case .failed? where !isMade: "--retry-failed pays for another try"
      case .referenceChanged? where !isMade && reasons.count == 1: "--stale makes it anew"
      default: nil
      }
    return (reasons.map(text) + [flag].compactMap(\.self)).joined(separator: "; ")
  }

  static func text(_ reason: MissingReason) -> String {
    switch reason {
    case .new: "new"
    case .changed(.prompt, _, _): "prompt changed"
    case .changed(.images, _, _): "references changed"
    case .changed(let field, let from, let to): "\(name(field)) \(value(from)) → \(value(to))"
    case .changedAmong(let fields): choice(fields.map(name)) + " changed"
    case .referenceChanged(let names): names.isEmpty ? "its references changed" : choice(names) + " changed"
    case .waits(let id, let wait): "waits for \(id)" + text(wait)
    case .failed(let code, _):
      code.map { "refused before (\($0))" } ?? "failed before"
    case .givenUp: "its last try was given up"
    case .notSent(402?): "not enough credits before (402)"
    case .notSent(401?): "the key was refused before (401)"
    case .notSent(let code): code.map { "not accepted before (\($0))" } ?? "tried before and never sent"
    case .fileGone: "its file is gone"
    case .shared(let id): "made with \(id)"
    }
  }

  private static func text(_ wait: MissingReason.Wait) -> String {
    switch wait {
    case .made: ", made first"
    case .fetched: ", fetched first"
    case .notMade(.failed?): ", which failed before"
    case .notMade(.inDoubt?): ", which is in doubt"
    case .notMade(.running?): ", which is still running"
    case .notMade(.waiting?): ", which waits, too"
    case .notMade: ", which is not made in this run"
    }
  }

  static func name(_ field: RequestField) -> String {
    field == .images ? "references" : field.rawValue.replacing("_", with: " ")
  }

  private static func value(_ text: String?) -> String { text.map { String($0.prefix(longestValue)) } ?? "none" }

  private static func choice(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " or " + last
  }

  /// A reason as JSON: a stable word and its details. Prompts are left out: they may be long.
  static func json(_ reason: MissingReason) -> String {
    func object(_ word: String, _ members: [(key: String, json: String)] = []) -> String {
      JSONText.object([("reason", JSONText.string(word))] + members)
    }
    switch reason {
    case .new: return object("new")
    case .changed(let field, let from, let to):
      let name = [("field", JSONText.string(field.rawValue))]
      guard field != .prompt, field != .images else { return object("changed", name) }
      return object("changed", name + [("from", PlanJSON.text(from)), ("to", PlanJSON.text(to))])
    case .changedAmong(let fields): return object("changed", [("among", JSONText.strings(fields.map(\.rawValue)))])
    case .referenceChanged(let names): return object("reference_changed", [("among", JSONText.strings(names))])
    case .waits(let id, let wait):
      return object("waiting", [("for", JSONText.string(id.text)), ("first", JSONText.string(word(wait)))])
    case .failed(let code, let task):
      return object("failed", [("code", PlanJSON.number(code)), ("task", PlanJSON.text(task))])
    case .givenUp: return object("given_up")
    case .notSent(let code): return object("not_sent", [("code", PlanJSON.number(code))])
    case .fileGone: return object("file_gone")
    case .shared(let id): return object("shared", [("with", JSONText.string(id.text))])
    }
  }

  private static func word(_ wait: MissingReason.Wait) -> String {
    switch wait {
    case .made: "made"
    case .fetched: "fetched"
    case .notMade: "not_made"
    }
  }
}
