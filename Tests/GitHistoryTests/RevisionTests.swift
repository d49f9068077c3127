import Foundation
import GitHistory
import Testing

/// What stands in other commits, read without touching anything.
@Suite(.timeLimit(.minutes(15))) struct RevisionTests {
  private func repository() async throws -> (repository: TestRepository, git: GitHistory) {
    let repository = try await TestRepository()
    try repository.write("gallerist.yml", "title: A\n")
    try repository.write("content/a.md", "A mug")
    try await repository.commit([], message: "First")
    try await repository.git("tag", "v1")
    return (repository, try #require(try await repository.history()))
  }

  private func paths(_ files: [RevisionFile]?) throws -> [String] { try #require(files).map(\.path) }

  @Test func knowsWhatGitKnowsAsACommit() async throws {
    let (repository, git) = try await repository()
    let head = try await repository.git("rev-parse", "HEAD").trimmingCharacters(in: .newlines)
    for name in ["main", "v1", "HEAD", "@", head, String(head.prefix(8)), "main@{0}", ":/First"] {
      #expect(try await git.commit(named: name) == head, "\(name)")
    }
  }

  @Test(arguments: [
    "", " ", "nothing", "-h", "--help", "--all", "HEAD:content", "HEAD~5", "HEAD\n--all", "HEAD\0", "..", "main..v1",
    "^HEAD", "--output=/tmp/x", "v1 main",
  ])
  func takesNothingElseForOne(name: String) async throws {
    let (_, git) = try await repository()
    #expect(try await git.commit(named: name) == nil)
  }

  @Test func findsWhereABranchLeftAnother() async throws {
    let (repository, git) = try await repository()
    let base = try await git.commit(named: "HEAD")
    try await repository.git("switch", "-q", "-c", "feature")
    try await repository.git("commit", "-q", "--allow-empty", "-m", "On the branch")
    try await repository.git("switch", "-q", "main")
    try await repository.git("commit", "-q", "--allow-empty", "-m", "Later")
    let feature = try #require(try await git.commit(named: "feature"))
    #expect(try await git.commonCommit(with: feature) == base)
    try await repository.git("switch", "-q", "--orphan", "other")
    #expect(try await git.commonCommit(with: feature) == nil)
    try await repository.git("commit", "-q", "--allow-empty", "-m", "Nothing in common")
    #expect(try await git.commonCommit(with: feature) == nil)
    #expect(try await git.isShallow() == false)
    #expect(try await git.referenceNames().sorted() == ["feature", "main", "other", "v1"])
  }

  @Test func listsAndReadsTheFilesOfTheSiteAlone() async throws {
    let (repository, _) = try await repository()
    try repository.write("site/gallerist.yml", "title: B\n")
    try repository.write("site/content/größe \"x\"\n.md", "A\nmug")
    try repository.write("site/content/empty.md", "")
    try FileManager.default.createSymbolicLink(
      atPath: repository.url.appending(path: "site/content/link.md").path, withDestinationPath: "/etc/passwd")
    try await repository.commit([], message: "Site")
    let head = try await repository.git("rev-parse", "HEAD").trimmingCharacters(in: .newlines)
    try await repository.git("update-index", "--add", "--cacheinfo", "160000,\(head),site/content/sub")
    try await repository.git("commit", "-q", "-m", "Submodule")
    let git = try #require(try await repository.history(at: "site"))
    let commit = try #require(try await git.commit(named: "HEAD"))
    let files = try #require(try await git.files(at: commit, limit: 100) { _ in true })
    #expect(
      files.map { "\($0.path) \($0.kind) \($0.bytes ?? -1)" } == [
        "content/empty.md file 0", "content/größe \"x\"\n.md file 5", "content/link.md link 11",
        "content/sub submodule -1", "gallerist.yml file 9",
      ])
    var read: [String] = []
    try await git.read(files.filter { $0.kind == .file }) { file, bytes throws(GitHistoryError) in
      read.append("\(file.path)=\(String(decoding: bytes, as: UTF8.self))")
    }
    #expect(read == ["content/empty.md=", "content/größe \"x\"\n.md=A\nmug", "gallerist.yml=title: B\n"])
    // Before the folder was there.
    let first = try #require(try await git.commit(named: "v1"))
    #expect(try paths(try await git.files(at: first, limit: 100) { _ in true }) == [])
    #expect(try await git.files(at: commit, limit: 4) { _ in true } == nil)
    #expect(try paths(try await git.files(at: commit, limit: 1) { $0.path.hasSuffix(".yml") }) == ["gallerist.yml"])
  }

  @Test func saysWhichNamesAreNoText() async throws {
    let (repository, git) = try await repository()
    let tree = try await TestRepository.shell(
      #"blob=$(printf x | git hash-object -w --stdin); printf "100644 blob $blob\t\377.md\n100644 blob $blob\t..\n" "#
        + #"| git mktree"#, in: repository.url)
    let commit = try await TestRepository.git(
      ["commit-tree", "-m", "Odd", tree.trimmingCharacters(in: .newlines)], in: repository.url)
    let files = try #require(
      try await git.files(at: commit.trimmingCharacters(in: .newlines), limit: 9) { _ in true })
    #expect(files.map(\.isNamed) == [true, false])
    #expect(files.map(\.path) == ["..", "\u{FFFD}.md"])
  }

  @Test func refusesWhatThisCloneHasNotGot() async throws {
    let (repository, git) = try await repository()
    let commit = try #require(try await git.commit(named: "HEAD"))
    let object = try await repository.git("rev-parse", "HEAD:content/a.md").trimmingCharacters(in: .newlines)
    try repository.remove(".git/objects/\(object.prefix(2))/\(object.dropFirst(2))")
    let files = try #require(try await git.files(at: commit, limit: 9) { $0.path.hasSuffix(".md") })
    #expect(files.map(\.bytes) == [nil])
    await #expect(throws: GitHistoryError.refused("this clone has not got content/a.md of that commit")) {
      try await git.read(files) { _, _ throws(GitHistoryError) in }
    }
  }
}
