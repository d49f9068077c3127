import GitHistory
import Ledger
import SiteFolder

/// git, and how it treats the site's files.
struct GitCheckup {
  let folder: SiteFolder
  /// The folder of the finished site; nil where there is no site.
  let output: String?
  let world: World

  func findings() async -> [Finding] {
    do throws(GitHistoryError) {
      let version = try await GitHistory.version(environment: world.environment)
      var findings = [Finding(.git, "git", .ok, "git \(version)")]
      guard let output else { return findings }
      let history = try await GitHistory(
        around: folder, locks: [BooksLayout.site.lock], images: BooksLayout.site.images, environment: world.environment)
      guard let history else {
        return findings + [
          Finding(
            .git, "repository", .warning, "this site is in no git repository",
            help: "git init makes one; what was paid for is safer in two places")
        ]
      }
      findings += try await repository(history)
      findings += try await largeFiles(history)
      return findings + (try await ignored(history, output))
    } catch {
      let isNone = error == .notInstalled
      return [
        Finding(
          .git, "git", .warning, isNone ? "git is not installed" : "\(error)",
          help: isNone
            ? "without it nothing is known of what other branches have paid for"
            : "gallerist generate refuses to pay until that is mended")
      ]
    }
  }

  private func repository(_ history: GitHistory) async throws(GitHistoryError) -> [Finding] {
    var findings: [Finding] = []
    if try await history.isShallow() {
      findings.append(
        Finding(
          .git, "repository", .warning, "this clone is shallow: what older commits paid for is not known here",
          help: "git fetch --unshallow"))
    } else {
      findings.append(Finding(.git, "repository", .ok, "the site is in a git repository with its whole history"))
    }
    let lock = BooksLayout.site.lock
    if try await history.attribute("merge", of: lock) == "union" {
      findings.append(Finding(.git, "merge", .ok, "\(lock) merges by union"))
    } else {
      findings.append(
        Finding(
          .git, "merge", .warning, "two branches that both paid for pictures conflict when they merge",
          help: "write this line into .gitattributes: \(lock) merge=union"))
    }
    return findings
  }

  private func largeFiles(_ history: GitHistory) async throws(GitHistoryError) -> [Finding] {
    let isUsed = try await history.attribute("filter", of: BooksLayout.site.images + "/00/any.png") == "lfs"
    guard isUsed else { return [] }
    guard let version = try await GitHistory.largeFileVersion(environment: world.environment) else {
      return [
        Finding(
          .git, "git-lfs", .error(.unexpected), "originals are kept with git-lfs, which is not installed",
          help: "install git-lfs, then: git lfs install && git lfs pull")
      ]
    }
    return [Finding(.git, "git-lfs", .ok, "git-lfs \(version) keeps the originals")]
  }

  private func ignored(_ history: GitHistory, _ output: String) async throws(GitHistoryError) -> [Finding] {
    var findings: [Finding] = []
    if try await history.isTracked(".gallerist") {
      findings.append(
        Finding(
          .git, "state", .warning, ".gallerist/ is committed, though it is for this machine alone",
          help: "git rm -r --cached .gallerist, and a line .gallerist/ in .gitignore"))
    } else {
      findings.append(Finding(.git, "state", .ok, ".gallerist/ is not committed"))
    }
    if try await history.isTracked(output) {
      findings.append(Finding(.git, "output", .ok, "\(output)/ is committed"))
    } else if try await history.isIgnored(output + "/index.html") {
      findings.append(Finding(.git, "output", .ok, "\(output)/ is ignored"))
    } else {
      findings.append(
        Finding(
          .git, "output", .warning, "git does not ignore \(output)/, which every build writes anew",
          help: "a line /\(output)/ in .gitignore, unless you want it committed"))
    }
    return findings
  }
}
