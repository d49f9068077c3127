import Foundation
import JoyAISandbox
import Testing

/// Git for real: what is undone, amended, stashed or deleted stays paid for.
@Suite(.timeLimit(.minutes(15))) struct GitUndoTests {
  private let taken = "1 picture taken from the git repository, at no cost.\n"

  @Test func aRevertedPurchaseIsNotBoughtAgain() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try await site.commit()
      try await site.git("revert", "--no-edit", "HEAD")
      #expect(!site.exists("gallerist.lock"))
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  @Test func aCommitThatWasResetIsNotBoughtAgain() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try await site.commit()
      try await site.git("reset", "-q", "--hard", "HEAD~1")
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  @Test func aCommitThatWasAmendedIsNotBoughtAgain() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try await site.commit()
      try await site.git("rm", "-q", "-r", "gallerist.lock", "images")
      try await site.git("commit", "-q", "--amend", "--allow-empty", "-m", "Without")
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  @Test func aDeletedBranchIsNotBoughtAgain() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      try await site.generateOnFeatureBranch(sandbox)
      try await site.git("branch", "-q", "-D", "feature")
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  @Test func aStashWithUntrackedFilesHasThePictures() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try await site.git("stash", "push", "-q", "-u")
      #expect(!site.exists("gallerist.lock"))
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  /// The stash has the lock only; the bytes are fetched once more, which costs nothing.
  @Test func aStashOfTheLockAloneKnowsTheTasks() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try site.write("content/red.md", "A red mug\n")
      try await site.commit()
      await site.generate(sandbox)
      try await site.git("stash", "push", "-q")
      try await site.clean()
      #expect(try site.images().count == 1)
      try await site.expectNothingIsBought(sandbox)
      #expect(try site.images().count == 2)
      #expect(await sandbox.charges().count == 2)
    }
  }

  @Test func cleaningBetweenRunsCostsNothing() async throws {
    let site = try await GitSite()
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      try await site.git("add", "-A")
      try await site.clean()
      try await site.expectNothingIsBought(sandbox)
      try await site.commit()
      try await site.clean()
      try await site.expectNothingIsBought(sandbox)
      // What was staged is known while nothing else is.
      try site.write("content/red.md", "A red mug\n")
      await site.generate(sandbox)
      try await site.git("add", "-A")
      try site.remove("gallerist.lock")
      try site.remove("images")
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: "2 pictures taken from the git repository, at no cost.\n")
      #expect(await sandbox.charges().count == 2)
    }
  }
}
