import JoyAISandbox
import Testing

/// A site whose only picture, `a`, is in doubt; the sandbox charged 12 credits for `task_1`, and knows it.
func withDoubt(
  _ files: [String: String] = ["content/a.md": "Apple"], faults: [SandboxFault]? = nil,
  _ body: (TestSite, Sandbox) async throws -> Void
) async throws {
  let site = try TestSite(files)
  let lost = [SandboxFault(.generate, on: .call(1), .lostAnswer)]
  try await withSandbox(faults ?? lost) { sandbox async throws in
    #expect(await site.build(sandbox).code == 4)
    await sandbox.removeFaults()
    try await body(site, sandbox)
  }
}

extension TestSite {
  /// The ids of all attempts that `status` calls open, as it names them, by their pictures.
  func openAttempts() async throws -> [String: String] {
    let attempts = try await json(["status", "--json"])["attempts"] as? [[String: Any]] ?? []
    let pairs = attempts.compactMap { attempt -> (String, String)? in
      guard let picture = attempt["picture"] as? String, let id = attempt["attempt"] as? String else { return nil }
      return (picture, id)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// The id of the open attempt of a picture.
  func openAttempt(_ picture: String = "a") async throws -> String {
    try #require(try await openAttempts()[picture])
  }
}
