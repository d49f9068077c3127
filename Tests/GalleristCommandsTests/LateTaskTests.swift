import JoyAISandbox
import Testing

/// A task of an attempt in doubt that comes to be known on one machine, while another one has settled it otherwise.
@Suite(.timeLimit(.minutes(15))) struct LateTaskTests {
  /// As git merges two locks.
  private func merge(_ other: TestSite, into site: TestSite) throws {
    try site.write("gallerist.lock", try site.text("gallerist.lock") + other.text("gallerist.lock"))
  }

  @Test func isFetchedAndNotBoughtAgainThoughTheAttemptWasGivenUp() async throws {
    try await withDoubt { site, sandbox async throws in
      let other = try site.clone()
      #expect(await other.run(["resolve", "a", "--retry"]).code == 0)
      #expect(await site.run(["resolve", "a", "--task", "task_1"], environment: sandbox.environment).code == 0)
      try merge(other, into: site)
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(await sandbox.received(.generate).count == 1)
      #expect(await sandbox.totalCharged() == 12)
      #expect(try site.paths(below: "images").count == 1)
      #expect(await site.run(["costs", "--json"]).output.contains(#""credits":12,"in_doubt":0"#))
    }
  }

  @Test func isFetchedBesidesTheNextTry() async throws {
    try await withDoubt { site, sandbox async throws in
      let other = try site.clone()
      #expect(await other.run(["resolve", "a", "--retry"]).code == 0)
      #expect(await other.build(sandbox).code == 0)
      #expect(await site.run(["resolve", "a", "--task", "task_1"], environment: sandbox.environment).code == 0)
      try merge(other, into: site)
      for (path, bytes) in try other.snapshot("images") { try site.write("images/" + path, bytes) }
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(await sandbox.received(.generate).count == 2)
      #expect(try site.lock().filter { $0.contains(#""f":"image""#) }.count == 2)
      let status = await site.run(["status"])
      #expect(
        status.output.contains("a was paid for 2 times, as on two branches (24 credits in all)"), "\(status.output)")
      #expect(await site.run(["costs", "--json"]).output.contains(#""credits":24,"in_doubt":0"#))
    }
  }

  @Test func isKeptWhereAnotherPersonNamesAnotherOne() async throws {
    // The API knows two tasks for the same prompt: the lost one, and one that was bought elsewhere.
    try await withDoubt { site, sandbox async throws in
      let elsewhere = try TestSite(["content/a.md": "Apple"])
      #expect(await elsewhere.build(sandbox).code == 0)
      let other = try site.clone()
      for (site, task) in [(site, "task_1"), (other, "task_2")] {
        #expect(await site.run(["resolve", "a", "--task", task], environment: sandbox.environment).code == 0)
      }
      try merge(other, into: site)
      let status = await site.run(["status"])
      for task in ["task_1", "task_2"] {
        #expect(status.output.contains("a: accepted as task \(task)"))
        #expect(status.output.contains("  gallerist resolve \(task) --lost"), "\(status.output)")
      }
      #expect(await site.run(["costs", "--json"]).output.contains(#""credits":24,"in_doubt":0"#))
      let clone = try site.clone()
      let outcome = await site.build(sandbox)
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(outcome.messages.contains("going on with 2 tasks accepted earlier, at no cost"))
      #expect(try site.lock().filter { $0.contains(#""f":"image""#) }.count == 2)
      #expect(await sandbox.received(.generate).count == 2)

      let ambiguous = await clone.run(["resolve", "a", "--lost"])
      #expect(ambiguous.code == 65)
      #expect(ambiguous.messages.contains("name one of: task_1, task_2"), "\(ambiguous.messages)")
      #expect(await clone.run(["resolve", "task_2", "--lost"]).code == 0)
      #expect(await clone.build(sandbox).code == 0)
      #expect(try clone.lock().filter { $0.contains(#""f":"image""#) }.count == 1)
      #expect(await clone.run(["costs", "--json"]).output.contains(#""credits":24,"in_doubt":0"#))
    }
  }
}
