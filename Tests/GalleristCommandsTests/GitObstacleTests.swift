import Foundation
import JoyAISandbox
import Testing

/// Git for real: where the repository cannot be asked, nothing is paid for.
@Suite(.timeLimit(.minutes(15))) struct GitObstacleTests {
  @Test func withoutGitNothingIsPaidForInARepository() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      let environment = sandbox.environment.merging(["PATH": "/nonexistent"], uniquingKeysWith: { _, new in new })
      let outcome = await site.run(["generate", "--yes"], environment: environment)
      #expect(outcome.code == 74)
      #expect(outcome.messages.contains("no program git to read it"))
      #expect(outcome.messages.contains("nothing was sent"))
      #expect(outcome.messages.contains("help: install git"))
      #expect(await sandbox.received().isEmpty)
      // Looking is not paying.
      let plan = await site.run(["plan"], environment: environment)
      #expect(plan.code == 0)
      #expect(plan.messages.contains("warning: there is a git repository around this site"))
      // With nothing to pay for it does not matter.
      #expect(await site.generate(sandbox).code == 0)
      let settled = await site.run(["generate", "--yes"], environment: environment)
      #expect(settled.code == 0)
      #expect(settled.messages == "Nothing is missing.\n")
    }
  }

  @Test func aDamagedRepositoryIsNotPaidIn() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try site.write(".git/refs/heads/broken", String(repeating: "1", count: 40) + "\n")
      let outcome = await site.generate(sandbox)
      #expect(outcome.code == 74)
      #expect(outcome.messages.contains("git cannot read the repository: "))
      #expect(await sandbox.received().isEmpty)
    }
  }

  /// An accident that worktrees invite: all that was bought is still there, though git shows none of it.
  @Test func aRepositoryThatIsSaidToBeBareIsNotPaidIn() async throws {
    let site = try await GitSite()
    try await site.git("config", "core.bare", "true")
    try await withSandbox { sandbox async throws in
      let outcome = await site.generate(sandbox)
      #expect(outcome.code == 74)
      #expect(outcome.messages.contains("git says that the repository around this site is bare"))
      #expect(outcome.messages.contains("nothing was sent\n  help: git config core.bare false\n"))
      #expect(await sandbox.received().isEmpty)
    }
  }

  @Test func aBranchOfANewerGalleristIsNotPaidBeside() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await site.git("switch", "-q", "-c", "future")
      try site.write("gallerist.lock", #"{"f":"needs","v":2}"# + "\n")
      try await site.commit()
      try await site.git("switch", "-q", "main")
      let outcome = await site.generate(sandbox)
      #expect(outcome.code == 65)
      #expect(outcome.messages.contains("the lock in future was written by a newer gallerist"))
      #expect(outcome.messages.contains("help: update gallerist"))
      #expect(await sandbox.received().isEmpty)
    }
  }

  @Test func aWorktreeWhoseBooksCannotBeReadIsNotPaidBeside() async throws {
    let site = try await GitSite()
    let other = try await site.worktree("-b", "feature", "PATH")
    try await withSandbox { sandbox async throws in
      try other.write("gallerist.lock", "<<<<<<< HEAD\n=======\n>>>>>>> main\n")
      let outcome = await site.generate(sandbox)
      #expect(outcome.code == 74)
      #expect(outcome.messages.contains("the worktree \(other.url.path) cannot be asked"))
      #expect(await sandbox.received().isEmpty)
    }
  }

  @Test func theSandboxAsksNobody() async throws {
    let site = try await GitSite()
    let outcome = await site.run(["generate", "--sandbox"], environment: ["PATH": "/nonexistent"])
    #expect(outcome.code == 0)
    #expect(!outcome.messages.contains("git"))
  }

  @Test func whatIsNoFactInTheHistoryIsSaidOnce() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await site.git("switch", "-q", "-c", "feature")
      await site.generate(sandbox)
      try site.write("gallerist.lock", "<<<<<<< \u{1B}[31mHEAD\n" + (try site.text("gallerist.lock")) + "=======\n")
      try await site.commit()
      try await site.git("switch", "-q", "main")
      try await site.clean()
      let outcome = await site.generate(sandbox)
      #expect(outcome.code == 0)
      #expect(outcome.messages.components(separatedBy: "warning: ").count == 2)
      #expect(!outcome.messages.contains("\u{1B}"))
      #expect(await sandbox.charges().count == 1)
    }
  }
}
