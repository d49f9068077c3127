import GalleryModel

/// Finds the attempt that a person means by its id, its task where it has become several, its picture's id, or a
/// fingerprint.
struct AttemptLookup {
  let holdings: Holdings
  let content: GalleryContent
  /// Whether a stored attempt may count as open, because no picture of it is here.
  let isGone: (Attempt) -> Bool

  /// - Throws: ``CommandFailure`` with exit status 64 where nothing has the name, and 65 where it does not name one
  ///   attempt that is open.
  func attempt(named name: String) throws(CommandFailure) -> Attempt {
    let named = attempts(named: name)
    if named.count == 1, let only = named.first { return only }
    guard !named.isEmpty else { throw unknown(name) }
    let open = named.filter { !$0.isSettled || isGone($0) }
    if open.count == 1, let only = open.first { return only }
    guard !open.isEmpty else {
      throw CommandFailure(.contentError, "\"\(name)\" has no attempt that is open: all are settled", help: Self.status)
    }
    throw CommandFailure(
      .contentError, "\"\(name)\" has \(open.count) attempts that are open, and one is to be named",
      help: "name one of: " + open.map(AttemptText.name).joined(separator: ", "))
  }

  /// All attempts that a name may mean, settled or not.
  func attempts(named name: String) -> [Attempt] {
    let all = holdings.attempts
    let byID = all.filter { !$0.id.isEmpty && $0.id.uppercased() == name.uppercased() }
    guard byID.isEmpty else { return byID }
    let byTask = all.filter { $0.isOneOfSeveral && $0.task == name }
    guard byTask.isEmpty else { return byTask }
    let named = content.resolved(by: holdings).pictures.filter { $0.id.text == name }
    let present = Set(named.compactMap(\.fingerprint))
    let fingerprint = Fingerprint(name.lowercased())
    return all.filter {
      $0.request?.picture == name || present.contains($0.fingerprint) || $0.fingerprint == fingerprint
    }
  }

  private func unknown(_ name: String) -> CommandFailure {
    if content.pictures.contains(where: { $0.id.text == name }) {
      return CommandFailure(
        .contentError, "\"\(name)\" was never sent, so there is nothing to settle", help: Self.status)
    }
    let open = holdings.attempts.filter { !$0.isSettled }
    let near = NearestName.of(name, in: open.map(\.id) + open.compactMap(\.request?.picture))
    return CommandFailure(
      .usage, "there is no attempt \"\(name)\"", help: near.map { "did you mean \"\($0)\"?" } ?? Self.status)
  }

  private static let status = "gallerist status lists what is open"
}
