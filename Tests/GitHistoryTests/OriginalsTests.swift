import Foundation
import GalleryModel
import GitHistory
import Testing

/// The bytes of originals come out of git unharmed, or not at all.
@Suite(.timeLimit(.minutes(15))) struct OriginalsTests {
  private func read(_ originals: [Original], from git: GitHistory, network: Bool = false) async throws -> [Original:
    Data]
  {
    var read: [Original: Data] = [:]
    let found = try await git.find(Set(originals), network: network)
    try await git.read(found, network: network) { read[$0] = Data($1) }
    #expect(Set(read.keys).isSuperset(of: found.here.filter { read[$0] != nil }))
    return read
  }

  @Test func readsWhatAnotherBranchOrTheIndexHas() async throws {
    let repository = try await TestRepository()
    try await repository.commit([])
    try await repository.git("switch", "-q", "-c", "feature")
    let (first, second, third) = (picture(1), picture(2, size: 300_000), picture(3))
    try repository.write("images/" + first.original.path, first.bytes)
    try repository.write("images/" + second.original.path, second.bytes)
    try await repository.commit([])
    try await repository.git("switch", "-q", "main")
    try repository.write("images/" + third.original.path, third.bytes)
    try await repository.git("add", "images")
    try repository.remove("images")
    let git = try #require(try await repository.history())
    let read = try await read([first.original, second.original, third.original, picture(4).original], from: git)
    #expect(read == [first.original: first.bytes, second.original: second.bytes, third.original: third.bytes])
  }

  @Test func gitThatEndsWhileItIsBeingAskedIsAnError() async throws {
    let repository = try await TestRepository()
    // Their names are more than a pipe holds.
    let pictures = (1...2_000).map { picture($0, size: 100) }
    for picture in pictures { try repository.write("images/" + picture.original.path, picture.bytes) }
    try await repository.commit([])
    let path = repository.url.path
    try repository.write(
      "bin/git",
      """
      #!/bin/sh
      [ -e '\(path)/broken' ] && case "$*" in *cat-file*) exit 1 ;; esac
      PATH=${PATH#*:}
      exec git "$@"
      """)
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/bin/git")
    var environment = TestRepository.environment
    environment["PATH"] = path + "/bin:" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
    let git = try #require(try await repository.history(environment: environment))
    let found = try await git.find(Set(pictures.map(\.original)), network: false)
    try repository.write("broken", "")
    await #expect(throws: GitHistoryError.self) { try await git.read(found, network: false) { _, _ in } }
    try repository.remove("broken")
    var count = 0
    try await git.read(found, network: false) { _, _ in count += 1 }
    #expect(count == pictures.count)
  }

  @Test func whatTheReflogAloneReachesIsReadButNotReliedOn() async throws {
    let repository = try await TestRepository()
    try await repository.commit([])
    let (kept, lost) = (picture(1), picture(2))
    try repository.write("images/" + kept.original.path, kept.bytes)
    try await repository.commit([])
    try repository.write("images/" + lost.original.path, lost.bytes)
    try await repository.commit([])
    try await repository.git("reset", "-q", "--hard", "HEAD~1")
    let git = try #require(try await repository.history())
    #expect(try await read([kept.original, lost.original], from: git).count == 2)
    #expect(try await git.held(among: [kept.original, lost.original]) == [kept.original])
    #expect(try await git.holds(kept.original))
    #expect(try await !git.holds(lost.original))
  }

  @Test func otherBytesUnderTheNameAreNotTaken() async throws {
    let repository = try await TestRepository()
    let (original, bytes) = picture(1)
    var wrong = bytes
    wrong[100] ^= 1
    try repository.write("images/" + original.path, wrong)
    try await repository.commit([])
    let git = try #require(try await repository.history())
    #expect(try await read([original], from: git).isEmpty)
    #expect(try await !git.holds(original))
    // A later commit mended it.
    try repository.write("images/" + original.path, bytes)
    try await repository.commit([])
    #expect(try await read([original], from: git) == [original: bytes])
    #expect(try await git.holds(original))
  }

  @Test func readsASiteInAFolderAndInALinkedWorktree() async throws {
    let repository = try await TestRepository()
    let (original, bytes) = picture(1)
    try repository.write("sites/mugs/images/" + original.path, bytes)
    try await repository.commit([], at: "sites/mugs/gallerist.lock")
    let other = try await TestRepository(initialized: false)
    try await repository.git("worktree", "add", "-q", "--detach", other.url.path + "/w")
    let here = try #require(try await repository.history(at: "sites/mugs"))
    let there = try #require(try await other.history(at: "w/sites/mugs"))
    #expect(try await here.otherWorktrees() == [other.url.path + "/w/sites/mugs"])
    #expect(try await there.otherWorktrees() == [repository.url.path + "/sites/mugs"])
    #expect(try await read([original], from: there) == [original: bytes])
  }

  private func commitPointer(to original: Original, in repository: TestRepository) async throws {
    try repository.write(
      "images/" + original.path, LargeFilePointer.text(sha256: original.sha256, bytes: original.bytes))
    try await repository.commit([])
  }

  private func objectPath(of original: Original) -> String {
    "objects/\(original.sha256.prefix(2))/\(original.sha256.dropFirst(2).prefix(2))/\(original.sha256)"
  }

  @Test(arguments: [nil, "elsewhere/store"]) func readsLargeFilesOutOfTheirOwnStore(storage: String?) async throws {
    let repository = try await TestRepository()
    let (original, bytes) = picture(1)
    if let storage { try await repository.git("config", "lfs.storage", storage) }
    try await commitPointer(to: original, in: repository)
    let git = try #require(try await repository.history())
    let found = try await git.find([original], network: false)
    #expect(found.here.isEmpty)
    #expect(found.pointers == [original])
    #expect(try await read([original], from: git).isEmpty)
    let file = ".git/\(storage ?? "lfs")/" + objectPath(of: original)
    try repository.write(file, bytes)
    #expect(try await read([original], from: git) == [original: bytes])
    #expect(try await git.holds(original))
    // Not what leads out of the store, and not other bytes.
    try FileManager.default.moveItem(
      at: repository.url.appending(path: file), to: repository.url.appending(path: "moved"))
    try FileManager.default.createSymbolicLink(
      at: repository.url.appending(path: file), withDestinationURL: repository.url.appending(path: "moved"))
    #expect(try await read([original], from: git).isEmpty)
    try repository.remove(file)
    try repository.write(file, Data(repeating: 7, count: original.bytes))
    #expect(try await read([original], from: git).isEmpty)
    #expect(try await !git.holds(original))
  }

  @Test func asksGitLFSOnlyWhereTheNetworkMayBeUsed() async throws {
    let server = try await TestRepository()
    let (original, bytes) = picture(1)
    try await server.git("lfs", "install", "--local", "--skip-smudge")
    try server.write(".gitattributes", "images/** filter=lfs diff=lfs merge=lfs -text\n")
    try server.write("images/" + original.path, bytes)
    try await server.commit([])
    let clone = try await TestRepository(initialized: false)
    try await clone.git("clone", "-q", "--no-checkout", "file://" + server.url.path, "site")
    let git = try #require(try await clone.history(at: "site"))
    #expect(try await read([original], from: git).isEmpty)
    #expect(try await read([original], from: git, network: true) == [original: bytes])
    // From now on it is here.
    #expect(try await read([original], from: git) == [original: bytes])
  }

  @Test func aServerThatHasNoLargeFileIsNoError() async throws {
    let repository = try await TestRepository()
    let (original, _) = picture(1)
    try await commitPointer(to: original, in: repository)
    try await repository.git("config", "lfs.url", "http://127.0.0.1:9/")
    let git = try #require(try await repository.history())
    #expect(try await read([original], from: git, network: true).isEmpty)
  }

  @Test func namesTheOriginalsOfEveryTip() async throws {
    let repository = try await TestRepository()
    try await repository.commit([try stored(1)])
    try await repository.git("switch", "-q", "-c", "feature")
    try await repository.commit([try stored(2)])
    try await repository.git("tag", "v1")
    try await repository.commit([try stored(3)])
    try await repository.commit([try stored(4)])
    try repository.write("gallerist.lock", try stored(5).text + "\n")
    try await repository.git("stash", "push", "-q")
    try repository.write("gallerist.lock.d/more", try stored(6).text)
    try await repository.git("stash", "push", "-q", "-u")
    try await repository.git("switch", "-q", "main")
    let git = try #require(try await repository.history())
    let names = try await git.originalsNamedByTips()
    #expect(names == Set([1, 2, 4, 5, 6].map { picture($0).original.sha256 }))
  }

  @Test func anAliasDoesNotTakeTheMissingProgramsPlace() async throws {
    let repository = try await TestRepository()
    let (original, _) = picture(1)
    let pointer = LargeFilePointer.text(sha256: original.sha256, bytes: original.bytes)
    try repository.write("images/" + original.path, Data(pointer.utf8))
    try await repository.commit([])
    try await repository.git("config", "alias.lfs", "!: > ran-alias")
    let programs = try await TestRepository(initialized: false)
    let git = try await TestRepository.shell("command -v git", in: programs.url).trimmingCharacters(in: .newlines)
    try FileManager.default.createSymbolicLink(
      atPath: programs.url.path + "/git", withDestinationPath: git)
    var environment = TestRepository.environment
    environment["PATH"] = programs.url.path
    let history = try #require(try await repository.history(environment: environment))
    #expect(try await read([original], from: history, network: true).isEmpty)
    #expect(!FileManager.default.fileExists(atPath: repository.url.path + "/ran-alias"))
  }
}
