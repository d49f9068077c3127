#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The right to change a site, held by one process at a time until it is released or the process ends.
///
/// An advisory lock on the site folder's own descriptor: it needs no file that could be left behind, and is closed on
/// exec. The holder's process id stands in `.gallerist/holder` for the message of whoever comes second, unless the
/// folder is only kept free of others.
package final class SiteLock: Sendable {
  private static let holderFile = ".gallerist/holder"
  private let descriptor: Int32
  private let isAnnounced: Bool

  /// - Parameter isAnnounced: whether the process id is written down; else nothing in the folder is changed.
  /// - Throws: ``SiteFolderError/busy(holder:)`` when another process holds the lock.
  package init(_ site: SiteFolder, isAnnounced: Bool = true) throws(SiteFolderError) {
    let folder = System.openFolder(site.root)
    guard folder >= 0 else { throw .last("open", site.root) }
    guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
      let code = System.lastError
      _ = System.close(folder)
      guard code == EWOULDBLOCK else {
        throw .system(action: "lock", path: site.root, code: code, reason: System.describe(code))
      }
      throw .busy(holder: try Self.holder(in: site))
    }
    do throws(SiteFolderError) {
      if isAnnounced { try site.replace(Self.holderFile, with: Array("\(getpid())\n".utf8)) }
    } catch {
      _ = System.close(folder)
      throw error
    }
    descriptor = folder
    self.isAnnounced = isAnnounced
  }

  /// The process that is at work on a site, as far as can be told without getting into its way; nil where there is none.
  package static func process(atWorkOn site: SiteFolder) throws(SiteFolderError) -> Int? {
    try holder(in: site)
  }

  /// The process that has written itself down, where there still is one.
  private static func holder(in site: SiteFolder) throws(SiteFolderError) -> Int? {
    guard let bytes = try site.readIfPresent(holderFile, limit: 64),
      let holder = pid_t(String(decoding: bytes, as: UTF8.self).filter(\.isNumber)), holder > 0
    else { return nil }
    return kill(holder, 0) == 0 || System.lastError != ESRCH ? Int(holder) : nil
  }

  deinit {
    if isAnnounced { forgetHolder() }
    // Not left to closing: a child process that is just being started may have the descriptor still.
    _ = flock(descriptor, LOCK_UN)
    _ = System.close(descriptor)
  }

  /// Only for tidiness: one that is left behind, as by a crash, names a process that is gone.
  private func forgetHolder() {
    let parts = Self.holderFile.split(separator: "/").map(String.init)
    let folder = openat(descriptor, parts[0], O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC)
    guard folder >= 0 else { return }
    _ = unlinkat(folder, parts[1], 0)
    _ = System.close(folder)
  }
}
