import Foundation
import GalleryModel
import GitHistory
import SiteFolder
import Testing

/// Whether there is a repository, whether it can be asked, and how the asking ends.
@Suite(.timeLimit(.minutes(15))) struct RepositoryTests {
  private static let withoutGit = ["PATH": "/nonexistent"]

  @Test func aFolderWithoutRepositoryHasNoHistory() async throws {
    let folder = try await TestRepository(initialized: false)
    #expect(try await folder.history() == nil)
    #expect(try await folder.history(environment: Self.withoutGit) == nil)
    // An empty folder of that name is no repository either.
    try FileManager.default.createDirectory(at: folder.url.appending(path: ".git"), withIntermediateDirectories: true)
    #expect(try await folder.history() == nil)
  }

  @Test func aRepositoryWithoutGitIsAnError() async throws {
    let repository = try await TestRepository()
    try repository.write("a/b/gallerist.yml", "")
    await #expect(throws: GitHistoryError.notInstalled) {
      try await repository.history(at: "a/b", environment: Self.withoutGit)
    }
  }

  @Test func aDamagedRepositoryIsAnError() async throws {
    let repository = try await TestRepository()
    try repository.remove(".git/HEAD")
    await #expect(throws: GitHistoryError.self) { try await repository.history() }
    let link = try await TestRepository(initialized: false)
    try link.write(".git", "gitdir: /nonexistent/worktrees/x\n")
    await #expect(throws: GitHistoryError.self) { try await link.history() }
  }

  @Test func doubtfulOwnershipIsAnErrorInGitsWords() async throws {
    guard getuid() == 0 else { return }
    let repository = try await TestRepository()
    try FileManager.default.setAttributes(
      [.ownerAccountID: 12_345], ofItemAtPath: repository.url.appending(path: ".git").path)
    try FileManager.default.setAttributes([.ownerAccountID: 12_345], ofItemAtPath: repository.url.path)
    do throws(GitHistoryError) {
      _ = try await GitHistory(
        around: try folder(repository.url), locks: ["gallerist.lock"], images: "images",
        environment: TestRepository.environment)
      Issue.record("git did not refuse")
    } catch {
      #expect("\(error)".contains("dubious ownership"))
    }
  }

  @Test func aBareRepositoryIsAnError() async throws {
    let repository = try await TestRepository()
    try repository.write("site/gallerist.yml", "")
    try await repository.git("config", "core.bare", "true")
    await #expect(throws: GitHistoryError.bare) { try await repository.history(at: "site") }
    try await repository.git("config", "core.bare", "false")
    #expect(try await repository.history(at: "site") != nil)
    try repository.write(".git/site/gallerist.yml", "")
    await #expect(throws: GitHistoryError.self) { try await repository.history(at: ".git/site") }
  }

  /// As CI gives it; of all settings that come this way it is the only one that git is told.
  @Test func trustInAFolderMayComeFromTheEnvironment() async throws {
    guard getuid() == 0 else { return }
    let repository = try await TestRepository()
    try await repository.commit([try stored(1)])
    try repository.write("elsewhere/x", "")
    for path in ["", "/.git"] {
      try FileManager.default.setAttributes([.ownerAccountID: 12_345], ofItemAtPath: repository.url.path + path)
    }
    var environment = TestRepository.environment
    environment["GIT_CONFIG_COUNT"] = "2"
    environment["GIT_CONFIG_KEY_0"] = "core.worktree"
    environment["GIT_CONFIG_VALUE_0"] = repository.url.path + "/elsewhere"
    environment["GIT_CONFIG_KEY_1"] = "safe.directory"
    environment["GIT_CONFIG_VALUE_1"] = repository.url.path
    let git = try #require(try await repository.history(environment: environment))
    #expect(try await git.facts(of: [try fingerprint(1)], network: false).lines == [try stored(1)])
    environment["GIT_CONFIG_COUNT"] = "1"
    await #expect(throws: GitHistoryError.self) { try await repository.history(environment: environment) }
  }

  private func folder(_ url: URL) throws(GitHistoryError) -> SiteFolder {
    do throws(SiteFolderError) { return try SiteFolder(at: url.path) } catch { throw .refused("\(error)") }
  }

  @Test func aDamagedHistoryIsAnError() async throws {
    let repository = try await TestRepository()
    try await repository.commit([try stored(1)])
    try await repository.commit([try stored(2)])
    let blob = try await repository.git("rev-parse", "HEAD~1:gallerist.lock").trimmingCharacters(in: .newlines)
    try repository.remove(".git/objects/\(blob.prefix(2))/\(blob.dropFirst(2))")
    await #expect(throws: GitHistoryError.self) { try await repository.facts(of: [try fingerprint(1)]) }
  }

  /// Hooks are given variables that lead git to a repository of their own.
  @Test func variablesOfAHookLeadNowhere() async throws {
    let (repository, other) = (try await TestRepository(), try await TestRepository())
    try await repository.commit([try stored(1)])
    try await other.commit([try stored(2)])
    var environment = TestRepository.environment
    environment["GIT_DIR"] = other.url.path + "/.git"
    environment["GIT_WORK_TREE"] = other.url.path
    environment["GIT_INDEX_FILE"] = other.url.path + "/.git/index"
    environment["GIT_OBJECT_DIRECTORY"] = other.url.path + "/.git/objects"
    environment["GIT_EXTERNAL_DIFF"] = "/bin/false"
    environment["GIT_DIFF_OPTS"] = "-u9"
    environment["GIT_PREFIX"] = "x/"
    environment["GIT_TRACE"] = "1"
    let git = try #require(try await repository.history(environment: environment))
    let found = try await git.facts(of: [try fingerprint(1), try fingerprint(2)], network: false)
    #expect(found.lines == [try stored(1)])
  }

  /// A stand-in for git that writes down what it is given.
  @Test func theKeyReachesNoChild() async throws {
    let folder = try await TestRepository()
    try folder.write("bin/git", "#!/bin/sh\n/usr/bin/env > '\(folder.url.path)/seen'\nexit 1\n")
    try FileManager.default.setAttributes(
      [.posixPermissions: 0o755], ofItemAtPath: folder.url.appending(path: "bin/git").path)
    var environment = ["JOYAI_API_KEY": "sk-canary", "JOYAI_API_KEY_FILE": "/x", "JOYAI_BASE_URL": "https://x"]
    environment["PATH"] = folder.url.path + "/bin"
    await #expect(throws: GitHistoryError.self) { try await folder.history(environment: environment) }
    let seen = String(decoding: try Data(contentsOf: folder.url.appending(path: "seen")), as: UTF8.self)
    #expect(seen.contains("GIT_OPTIONAL_LOCKS=0"))
    #expect(!seen.contains("JOYAI"))
    #expect(!seen.contains("canary"))
  }

  /// It would sleep for a minute, and leave a child of its own behind.
  @Test func cancellingEndsGitAndWhatItStarted() async throws {
    let folder = try await TestRepository()
    let path = folder.url.path
    try folder.write(
      "bin/git",
      "#!/bin/sh\n/bin/sleep 61 &\necho $$ $! > '\(path)/pids'\n/bin/mv '\(path)/pids' '\(path)/started'\nwait\n")
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path + "/bin/git")
    let task = Task<GitHistoryError?, Never> {
      do throws(GitHistoryError) {
        let site = try self.folder(folder.url)
        _ = try await GitHistory(around: site, locks: [], images: "images", environment: ["PATH": path + "/bin"])
        return nil
      } catch {
        return error
      }
    }
    while !FileManager.default.fileExists(atPath: path + "/started") { try await Task.sleep(for: .milliseconds(5)) }
    task.cancel()
    #expect(await task.value == .interrupted)
    let pids = String(decoding: try Data(contentsOf: folder.url.appending(path: "started")), as: UTF8.self)
      .split(whereSeparator: \.isWhitespace).compactMap { Int32($0) }
    try #require(pids.count == 2)
    #expect(kill(pids[0], 0) != 0)
    // The other one was told to end; whoever inherits it may not have buried it yet.
    var polls = 0
    while kill(pids[1], 0) == 0, !Self.isZombie(pids[1]), polls < 1_000 {
      polls += 1
      try await Task.sleep(for: .milliseconds(5))
    }
    #expect(polls < 1_000)
  }

  private static func isZombie(_ pid: Int32) -> Bool {
    guard let status = FileManager.default.contents(atPath: "/proc/\(pid)/stat") else { return false }
    return String(decoding: status, as: UTF8.self).contains(") Z ")
  }

  @Test func aLongHistoryIsReadWhole() async throws {
    let repository = try await TestRepository()
    var stream = ""
    var lock = ""
    for commit in 1...200 {
      for number in (commit * 5 - 4)...(commit * 5) { lock += try stored(number).text + "\n" }
      let image = picture(commit, size: 200)
      stream += "commit refs/heads/main\ncommitter T <t@example.com> \(1_780_000_000 + commit) +0000\ndata 1\nx\n"
      stream += "M 100644 inline gallerist.lock\ndata \(lock.utf8.count)\n\(lock)\n"
      stream += "M 100644 inline images/\(image.original.path)\ndata 5\nbytes\n"
    }
    stream += "done\n"
    let file = repository.url.appending(path: "stream")
    try Data(stream.utf8).write(to: file)
    try await repository.git("config", "core.compression", "1")
    try await importing(file, into: repository)
    try await repository.git("symbolic-ref", "HEAD", "refs/heads/other")
    let wanted = Set(try (1...20).map { try fingerprint($0 * 50) })
    let git = try #require(try await repository.history())
    let found = try await git.facts(of: wanted, network: false)
    #expect(found.lines == Set(try (1...20).map { try stored($0 * 50) }))
  }

  private func importing(_ file: URL, into repository: TestRepository) async throws {
    _ = try await TestRepository.shell("git fast-import --quiet < '\(file.path)'", in: repository.url)
  }
}
