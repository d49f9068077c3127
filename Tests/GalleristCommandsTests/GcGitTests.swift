import Foundation
import JoyAISandbox
import Testing

/// `gc` in a git repository: what a branch or tag needs is never lost.
@Suite(.timeLimit(.minutes(15))) struct GcGitTests {
  /// A site whose one picture was departed from; its original is in `images/` and in `.gallerist/originals/`.
  /// - Parameter commits: whether the picture and its lock are committed before the prompt goes.
  private func withDeparted(
    commits: Bool, _ body: (GitSite, _ departed: String) async throws -> Void
  ) async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      #expect(await site.generate(sandbox).code == 0)
      if commits { try await site.commit("Blue") }
      try site.write("content/blue.md", "A red mug\n")
      #expect(await site.generate(sandbox).code == 0)
      let images = try site.images()
      let lock = try site.text("gallerist.lock").split(separator: "\n").first { $0.contains(#""f":"image","try":1"#) }
      #expect(images.count == 2 && lock != nil)
      let pictures = await site.run(["status", "--json"]).output
      try await body(site, try #require(images.first { !pictures.contains($0.dropFirst(3).prefix(64)) }))
    }
  }

  @Test func removesWhatGitHolds() async throws {
    try await withDeparted(commits: true) { site, departed async throws in
      let list = await site.run(["gc"])
      #expect(list.output.contains("images/\(departed)"))
      #expect(list.output.contains("  no prompt asks for it any more, and git holds it\n"))
      #expect(await site.run(["gc", "--apply"]).code == 0)
      #expect(!site.exists("images/\(departed)"))
      #expect(!site.exists(".gallerist/originals/\(departed)"))
      // And git gives it back when the prompt comes back.
      try site.write("content/blue.md", "A blue mug\n")
      try await withSandbox { sandbox async throws in
        try await site.expectNothingIsBought(sandbox, saying: "1 picture taken from the git repository, at no cost.")
      }
    }
  }

  @Test func keepsWhatABranchNamesAndGitDoesNotHold() async throws {
    let site = try await GitSite()
    try site.write(".gitignore", ".gallerist/\npublic/\nimages/\n")
    try await withSandbox { sandbox async throws in
      #expect(await site.generate(sandbox).code == 0)
      try await site.commit("Blue, without its picture")
      let departed = try #require(try site.images().first)
      try await site.git("checkout", "-q", "--orphan", "other")
      try site.remove("gallerist.lock")
      try site.write("content/blue.md", "A red mug\n")
      try await site.commit("Red")
      let outcome = await site.run(["gc", "--apply", "-v"])
      #expect(outcome.code == 0, "\(outcome.messages)")
      #expect(outcome.messages.contains("a branch or tag names it, and git does not hold it"))
      #expect(site.exists("images/\(departed)"))
      #expect(site.exists(".gallerist/originals/\(departed)"))
      // What no branch names any more is the last copy all the same.
      try await site.git("branch", "-q", "-D", "main")
      #expect(await site.run(["gc", "--apply"]).code == 0)
      #expect(site.exists("images/\(departed)"))
      #expect(await site.run(["gc", "--apply", "--last-copies"]).code == 0)
      #expect(!site.exists("images/\(departed)"))
    }
  }

  @Test func keepsWhatOnlyATagNames() async throws {
    let site = try await GitSite()
    try site.write(".gitignore", ".gallerist/\npublic/\nimages/\n")
    try await withSandbox { sandbox async throws in
      #expect(await site.generate(sandbox).code == 0)
      try await site.commit("Blue")
      try await site.git("tag", "-a", "-m", "One", "v1")
      try await site.git("reset", "-q", "--hard", "HEAD^")
      try site.write("content/blue.md", "A red mug\n")
      let images = try site.images()
      #expect(await site.run(["gc", "--apply"]).code == 0)
      #expect(try site.images() == images)
    }
  }

  @Test func removesWhatNoBranchNamesAsALastCopyOnly() async throws {
    try await withDeparted(commits: false) { site, departed async throws in
      let kept = await site.run(["gc", "--apply"])
      #expect(kept.code == 0)
      #expect(kept.output.contains("\nimages/\(departed)"))
      #expect(site.exists("images/\(departed)") && site.exists(".gallerist/originals/\(departed)"))
      let outcome = await site.run(["gc", "--apply", "--last-copies"])
      #expect(outcome.code == 0)
      #expect(outcome.output.contains("  no prompt asks for it any more\n"))
      #expect(!site.exists("images/\(departed)"))
    }
  }

  /// The prompt is committed on another branch, and its lock is not.
  @Test func keepsWhatAnUncommittedPromptsBranchAsksFor() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await site.git("checkout", "-q", "-b", "red")
      try site.write("content/blue.md", "A red mug\n")
      try await site.commit("Red")
      #expect(await site.generate(sandbox).code == 0)
      let images = try site.images()
      try site.remove("gallerist.lock")
      try await site.git("checkout", "-q", "main")
      #expect(await site.run(["gc", "--apply"]).code == 0)
      try await site.git("checkout", "-q", "red")
      #expect(try site.images() == images)
      try await site.expectNothingIsBought(sandbox)
    }
  }

  @Test func refusesWhileTheBooksOfAnotherWorktreeAreNotWhole() async throws {
    try await withDeparted(commits: true) { site, departed async throws in
      let other = try await site.worktree("-b", "other", "PATH")
      try other.write(".gallerist/ledger.sqlite", String(repeating: "no database ", count: 100))
      let outcome = await site.run(["gc", "--apply"])
      #expect(outcome.code == 74)
      #expect(outcome.messages.contains("/worktree are not whole, and may not know what is paid for; nothing was"))
      #expect(site.exists("images/\(departed)"))
    }
  }

  @Test func refusesToRemoveWhereGitCannotBeRead() async throws {
    try await withDeparted(commits: true) { site, departed async throws in
      try site.write(".git/HEAD", "nonsense\n")
      let list = await site.run(["gc", "-v"])
      #expect(list.code == 0, "\(list.messages)")
      #expect(list.output.hasPrefix("Nothing to remove"), "\(list.output)")
      #expect(list.messages.contains("git cannot say whether a branch or tag needs it"))
      let outcome = await site.run(["gc", "--apply"])
      #expect(outcome.code == 74)
      #expect(outcome.messages.contains("nothing was removed"))
      #expect(site.exists("images/\(departed)"))
    }
  }

  @Test func keepsWhatAnotherWorktreeNames() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      let other = try await site.worktree("-b", "other", "PATH")
      #expect(await other.generate(sandbox).code == 0)
      #expect(await site.generate(sandbox).code == 0)
      #expect(await sandbox.charges().count == 1)
      try site.write("content/blue.md", "A red mug\n")
      let images = try site.images()
      let outcome = await site.run(["gc", "--apply", "-v"])
      #expect(outcome.code == 0)
      #expect(try site.images() == images)
      #expect(outcome.messages.contains("a branch or tag names it, and git does not hold it"))
    }
  }

  @Test func resolvesWithWhatAnotherBranchKnows() async throws {
    let site = try await GitSite()
    try await withSandbox([SandboxFault(.generate, on: .call(1), .lostAnswer)]) { sandbox async throws in
      #expect(await site.generate(sandbox).code == 4)
      try await site.commit("In doubt")
      try await site.git("checkout", "-q", "-b", "settled")
      let resolved = await site.run(["resolve", "blue", "--task", "task_1"], environment: sandbox.environment)
      #expect(resolved.code == 0, "\(resolved.messages)")
      try await site.commit("Settled")
      try await site.git("checkout", "-q", "main")
      try await site.clean()
      // What is known to have been accepted there is not called uncharged here.
      let outcome = await site.run(["resolve", "blue", "--not-charged"])
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("is not in doubt: it was accepted as task task_1"))
    }
  }

  @Test func refusesATaskThatAnotherBranchOrWorktreeHas() async throws {
    let site = try await GitSite()
    let lost = [SandboxFault(.generate, on: .call(2), .lostAnswer)]
    try await withSandbox(lost) { sandbox async throws in
      try await site.git("checkout", "-q", "-b", "red")
      try site.write("content/blue.md", "A red mug\n")
      #expect(await site.generate(sandbox).code == 0)
      try await site.commit("Red")
      try await site.git("checkout", "-q", "main")
      try await site.clean()
      #expect(await site.generate(sandbox).code == 4)
      let lock = try site.text("gallerist.lock")
      let outcome = await site.run(["resolve", "blue", "--task", "task_1"], environment: sandbox.environment)
      #expect(outcome.code == 65, "\(outcome.messages)")
      #expect(outcome.messages.contains("task task_1 belongs to attempt 01"))
      #expect(outcome.messages.contains("red, and a task has one attempt only; nothing was changed"))
      #expect(try site.text("gallerist.lock") == lock)
      let resolved = await site.run(["resolve", "blue", "--task", "task_2"], environment: sandbox.environment)
      #expect(resolved.code == 0, "\(resolved.messages)")
    }
  }

  @Test func doesNotGiveUpWhatGitHas() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      #expect(await site.generate(sandbox).code == 0)
      try await site.commit("Blue")
      try site.remove("images")
      try site.remove(".gallerist")
      let outcome = await site.run(["resolve", "blue", "--lost"])
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("1 picture taken from the git repository, at no cost."))
      #expect(try site.images().count == 1)
    }
  }
}
