import Foundation
import JoyAISandbox
import Testing

/// Git for real: worktrees, clones, sites in folders of a repository, and large files.
@Suite(.timeLimit(.minutes(15))) struct GitPlacesTests {
  private let taken = "1 picture taken from the git repository, at no cost.\n"

  @Test func aSiteInAFolderOfItsRepository() async throws {
    let site = try await GitSite(at: "sites/our mugs")
    try await withSandbox { sandbox async throws in
      try await site.generateOnFeatureBranch(sandbox)
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  /// Nothing of it was committed, or even staged.
  @Test(arguments: [true, false]) func whatAnotherWorktreeHasNotCommitted(keepsImages: Bool) async throws {
    let site = try await GitSite()
    let other = try await site.worktree("-b", "feature", "PATH")
    try await withSandbox { sandbox async throws in
      #expect(await other.generate(sandbox).code == 0)
      // The copies alone are enough, and the ledger without the lock.
      if !keepsImages {
        try other.remove("images")
        try other.remove("gallerist.lock")
      }
      #expect(await site.run(["plan", "--json"]).output.contains(#""missing":0"#))
      try await site.expectNothingIsBought(sandbox, saying: taken)
      #expect(await sandbox.charges().count == 1)
      try await other.expectNothingIsBought(sandbox)
    }
  }

  @Test func aWorktreeKnowsTheMainOne() async throws {
    let site = try await GitSite(at: "gallery")
    try await withSandbox { sandbox async throws in
      await site.generate(sandbox)
      let other = try await site.worktree("--detach", "PATH")
      try await other.expectNothingIsBought(sandbox, saying: taken)
    }
  }

  /// The limit of a shallow clone: what lies deeper is not there to be asked.
  @Test func aShallowCloneKnowsItsTips() async throws {
    let source = try await GitSite()
    try await withSandbox { sandbox async throws in
      await source.generate(sandbox)
      try await source.commit()
      let shallow = try await source.clone("--depth", "1")
      try await shallow.expectNothingIsBought(sandbox)
      try await source.git("rm", "-q", "-r", "gallerist.lock", "images")
      try await source.commit()
      let whole = try await source.clone()
      try await whole.expectNothingIsBought(sandbox, saying: taken)
      let empty = try await source.clone("--depth", "1")
      #expect(await empty.generate(sandbox).code == 0)
      #expect(await sandbox.charges().count == 2)
    }
  }

  private func withLargeFiles() async throws -> GitSite {
    let site = try await GitSite()
    try await site.git("lfs", "install", "--local")
    try site.write(
      ".gitattributes", "gallerist.lock merge=union\nimages/** filter=lfs diff=lfs merge=lfs -text\n")
    try await site.commit("Large files")
    return site
  }

  @Test func largeFilesComeOutOfTheirStore() async throws {
    let site = try await withLargeFiles()
    try await withSandbox { sandbox async throws in
      try await site.git("switch", "-q", "-c", "feature")
      await site.generate(sandbox)
      let images = try site.images()
      try await site.commit()
      #expect(try await site.git("cat-file", "blob", "HEAD:images/" + (images.first ?? "")).hasPrefix("version https"))
      try await site.git("switch", "-q", "main")
      try await site.clean()
      try await site.expectNothingIsBought(sandbox, saying: taken)
      #expect(try site.images() == images)
    }
  }

  @Test func largeFilesComeFromTheirServer() async throws {
    let source = try await withLargeFiles()
    try await withSandbox { sandbox async throws in
      try await source.generateOnFeatureBranch(sandbox)
      let clone = try await source.clone()
      // The facts are known without a network, the bytes are not.
      #expect(await clone.run(["build", "--offline"]).code == 0)
      #expect(try clone.images().isEmpty)
      let asked = await sandbox.received().count
      try await clone.expectNothingIsBought(sandbox, saying: taken)
      #expect(await sandbox.received().count == asked)
    }
  }

  /// A pointer in the place of an original is known for what it is, and left alone.
  @Test func aPointerInPlaceIsNotTouched() async throws {
    let source = try await withLargeFiles()
    try await withSandbox { sandbox async throws in
      await source.generate(sandbox)
      try await source.commit()
      let clone = try await source.clone()
      #expect(await clone.generate(sandbox).code == 0)
      #expect(await sandbox.charges().count == 1)
      #expect(try await clone.git("status", "--porcelain").isEmpty)
    }
  }

  @Test func aPlainFolderBuysOnce() async throws {
    let site = try TestSite(["content/blue.md": "A blue mug\n"])
    try await withSandbox { sandbox async throws in
      for _ in 1...2 {
        let outcome = await site.run(["generate", "--yes"], environment: sandbox.environment)
        #expect(outcome.code == 0)
        #expect(!outcome.messages.contains("git"))
      }
      #expect(await sandbox.charges().count == 1)
    }
  }
}
