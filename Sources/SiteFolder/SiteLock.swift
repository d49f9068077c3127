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
/// exec. The holder's process id stands in `.gallerist/holder` for the message of whoever comes second.
package final class SiteLock: Sendable {
  private static let holderFile = ".gallerist/holder"
  private let descriptor: Int32

  /// - Throws: ``SiteFolderError/busy(holder:)`` when another process holds the lock.
  package init(_ site: SiteFolder) throws(SiteFolderError) {
    let folder = System.openFolder(site.root)
    guard folder >= 0 else { throw .last("open", site.root) }
    guard flock(folder, LOCK_EX | LOCK_NB) == 0 else {
      let code = System.lastError
      _ = System.close(folder)
      guard code == EWOULDBLOCK else {
        throw .system(action: "lock", path: site.root, code: code, reason: System.describe(code))
      }
      let holder = try site.readIfPresent(Self.holderFile, limit: 64)
      throw .busy(holder: holder.flatMap { Int(String(decoding: $0, as: UTF8.self).filter(\.isNumber)) })
    }
    do throws(SiteFolderError) {
      try site.replace(Self.holderFile, with: Array("\(getpid())\n".utf8))
    } catch {
      _ = System.close(folder)
      throw error
    }
    descriptor = folder
  }

  deinit {
    // Not left to closing: a child process that is just being started may have the descriptor still.
    _ = flock(descriptor, LOCK_UN)
    _ = System.close(descriptor)
  }
}
