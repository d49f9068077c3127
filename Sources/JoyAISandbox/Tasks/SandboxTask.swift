import Foundation

/// A task as the account keeps it.
struct SandboxTask: Sendable {
  var id: String
  var request: GenerateRequest
  var charged: Int
  /// Whether credits are written like `88.0`.
  var decimalCredits: Bool
  var createdAt: Date
  /// From when on the status tells the outcome.
  var readyAt: Date
  var outcome: SandboxOutcome
  /// The pictures of a success, by the names that their addresses end with.
  var pictures: [(name: String, painting: Painting)]

  private var credits: JSON {
    decimalCredits ? .decimal(Double(charged)) : .integer(charged)
  }

  /// The answer to the request that made the task.
  func accepted(withID: Bool) -> JSON {
    var members: [JSON.Member] = [
      .init(name: "model", value: .string(request.model.rawValue)),
      .init(name: "status", value: .string("processing")),
      .init(name: "credits_charged", value: credits),
    ]
    if withID { members.insert(.init(name: "task_id", value: .string(id)), at: 0) }
    return Envelope.success(.object(members))
  }

  /// The answer of the status endpoint; `pictureURL` is where the pictures' names are appended.
  func status(at now: Date, pictureURL: String) -> JSON {
    var word = "processing"
    var images: [JSON] = []
    var reason = JSON.null
    switch outcome {
    case .stuck(let stuck): word = stuck
    case _ where now < readyAt: break
    case .failed(let failed, let why):
      word = failed
      reason = .string(why)
    case .succeeded:
      word = "succeeded"
      images = pictures.map { .string(pictureURL + $0.name) }
    }
    return Envelope.success(
      .members([
        "task_id": .string(id), "model": .string(request.model.rawValue), "status": .string(word),
        "credits_charged": credits, "images": .array(images), "error": reason,
        "created_at": .string(SandboxTask.stamp(createdAt)),
      ]))
  }

  /// `2026-06-06 12:00:00`, in UTC, which the API does not say.
  private static func stamp(_ date: Date) -> String {
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    let parts = calendar.dateComponents([.year, .month, .day, .hour, .minute, .second], from: date)
    func two(_ number: Int?) -> String {
      let digits = String(number ?? 0)
      return digits.count < 2 ? "0" + digits : digits
    }
    return "\(parts.year ?? 0)-\(two(parts.month))-\(two(parts.day)) "
      + "\(two(parts.hour)):\(two(parts.minute)):\(two(parts.second))"
  }
}
