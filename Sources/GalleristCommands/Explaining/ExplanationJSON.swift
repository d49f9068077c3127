import GalleryModel
import Planning

/// Everything there is to know of one picture, as JSON.
struct ExplanationJSON {
  let explained: ExplainedPicture
  /// What `plan --json` tells of each picture.
  let members: [(key: String, json: String)]

  var text: String {
    let picture = explained.picture
    return JSONText.object(
      members + [
        ("line", String(picture.line)), ("take", String(picture.id.take)),
        ("cell", JSONText.object(picture.cell.map { ($0.key, JSONText.string($0.value)) })),
        ("request", explained.canonicalJSON ?? "null"), ("canonical", PlanJSON.text(explained.canonicalJSON)),
        ("keeps", PlanJSON.text(picture.keeps?.text)), ("price", price),
        ("references", array(explained.references.map(reference))),
        ("attempts", array(explained.attempts.map(attempt))),
        ("originals", array(explained.stored.enumerated().map { original($1, counts: $0 == 0) })),
        ("body", PlanJSON.text(explained.body)), ("last", last),
      ])
  }

  private var price: String {
    JSONText.object([
      ("credits", PlanJSON.number(explained.planned.price)), ("row", JSONText.string(explained.priceRow)),
      ("from", JSONText.string(explained.isPriceOverridden ? "settings" : "built_in")),
    ])
  }

  private func reference(_ reference: ExplainedPicture.Reference) -> String {
    JSONText.object([
      ("kind", JSONText.string(reference.kind.rawValue)), ("name", JSONText.string(reference.name)),
      ("sha256", PlanJSON.text(reference.sha256)), ("path", PlanJSON.text(reference.path)),
      ("published", PlanJSON.text(reference.published)),
    ])
  }

  private func attempt(_ attempt: Attempt) -> String {
    JSONText.object([
      ("attempt", JSONText.string(attempt.id)), ("fingerprint", JSONText.string(attempt.fingerprint.text)),
      ("try", String(attempt.number)), ("picture", PlanJSON.text(attempt.request?.picture)),
      ("state", JSONText.string(word(attempt.state))), ("task", PlanJSON.text(attempt.task)),
      ("quoted", PlanJSON.number(attempt.request?.quoted)), ("charged", PlanJSON.number(attempt.charged)),
      ("at", JSONText.string(attempt.at)),
    ])
  }

  private func word(_ state: Attempt.State) -> String {
    switch state {
    case .stored: "stored"
    case .failed: "failed"
    case .lost: "lost"
    case .running: "running"
    case .notCharged(let code): code == nil ? "unsent" : "refused"
    case .inDoubt: "in_doubt"
    }
  }

  private func original(_ stored: StoredPicture, counts: Bool) -> String {
    let original = stored.original
    return JSONText.object([
      ("sha256", JSONText.string(original.sha256)), ("path", JSONText.string(explained.path(original))),
      ("bytes", String(original.bytes)), ("width", String(original.width)), ("height", String(original.height)),
      ("try", stored.isAdopted ? "null" : String(stored.attemptNumber)), ("at", JSONText.string(stored.at)),
      ("counts", String(counts)), ("why", counts ? PlanJSON.text(explained.precedence) : "null"),
      ("kept", String(explained.isKept(original))),
    ])
  }

  /// The last other request of the same id; its prompt where this machine has it.
  private var last: String {
    guard let past = explained.past else { return "null" }
    return JSONText.object([
      ("attempt", JSONText.string(past.attempt.id)), ("at", JSONText.string(past.attempt.at)),
      ("fingerprint", JSONText.string(past.attempt.fingerprint.text)),
      ("state", JSONText.string(word(past.attempt.state))), ("prompt", PlanJSON.text(past.body?.prompt)),
      ("difference", explained.promptDifference.map { array($0.pieces.map(piece)) } ?? "null"),
    ])
  }

  private func piece(_ piece: WordDifference.Piece) -> String {
    let fate =
      switch piece.fate {
      case .kept: "kept"
      case .removed: "removed"
      case .added: "added"
      }
    return JSONText.object([(fate, JSONText.string(piece.text))])
  }

  private func array(_ texts: [String]) -> String { "[" + texts.joined(separator: ",") + "]" }
}
