#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The one door to a site's files. Paths are relative to the site, with `/` between their parts.
///
/// Every parent is opened by itself without following links, so that neither a link nor a change in between can lead
/// out of the site. A link to a place inside the site is followed.
///
/// ```swift
/// let site = try SiteFolder(at: ".")
/// let text = try site.read("content/products/espresso.md", limit: 1_048_576)
/// try site.replace("public/index.html", with: page)
/// ```
package struct SiteFolder: Sendable {
  /// Where bytes are written before they are moved to their place.
  package static let temporaryFolder = ".gallerist/tmp"

  /// The site's absolute path, without links.
  package let root: String

  /// - Throws: ``SiteFolderError`` when there is no such folder.
  package init(at path: String) throws(SiteFolderError) {
    guard let resolved = realpath(path, nil) else { throw .notFound(path: path) }
    defer { free(resolved) }
    root = String(cString: resolved)
    let descriptor = System.openFolder(root)
    guard descriptor >= 0 else { throw .notAFolder(path: path) }
    _ = System.close(descriptor)
  }

  /// The parts of a relative path.
  /// - Throws: ``SiteFolderError/leavesSite(path:)`` for absolute paths, `..`, and NUL.
  static func parts(of path: String) throws(SiteFolderError) -> [String] {
    guard path.utf8.first != slash, !path.utf8.contains(0) else { throw .leavesSite(path: path) }
    let parts = names(in: path).filter { $0 != "." }
    guard !parts.contains("..") else { throw .leavesSite(path: path) }
    return parts
  }

  private static let slash = UInt8(ascii: "/")

  /// Split by bytes, as the system does: a slash with a combining mark after it is one `Character`, and no longer `/`.
  private static func names(in path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(Substring($0)) }
  }

  /// Opens what a path names, and follows links only within the site.
  func open(_ path: String, flags: Int32, mode: mode_t = 0) throws(SiteFolderError) -> Descriptor {
    var parts = try Self.parts(of: path)
    for _ in 0..<16 {
      switch try walk(parts, flags: flags, mode: mode, path: path) {
      case .opened(let raw): return Descriptor(raw)
      case .link(let index): parts = try resolve(parts, linkAt: index, path: path)
      }
    }
    throw .leavesSite(path: path)
  }

  private enum Step {
    case opened(Int32)
    case link(at: Int)
  }

  private func walk(
    _ parts: [String], flags: Int32, mode: mode_t, path: String
  ) throws(SiteFolderError) -> Step {
    var current = System.openFolder(root)
    guard current >= 0 else { throw .last("open", root) }
    for (index, part) in parts.enumerated() {
      let isLast = index == parts.count - 1
      let partFlags = (isLast ? flags : O_RDONLY | O_DIRECTORY) | O_NOFOLLOW | O_CLOEXEC
      let next = openat(current, part, partFlags, mode)
      let code = System.lastError
      if next < 0, code == ELOOP || code == ENOTDIR || code == EMLINK, isLink(part, in: current) {
        _ = System.close(current)
        return .link(at: index)
      }
      _ = System.close(current)
      guard next >= 0 else {
        switch code {
        case ENOENT: throw .notFound(path: path)
        case ENOTDIR: throw isLast ? .notAFolder(path: path) : .notFound(path: path)
        default: throw .system(action: "open", path: path, code: code, reason: System.describe(code))
        }
      }
      current = next
    }
    return .opened(current)
  }

  private func isLink(_ name: String, in folder: Int32) -> Bool {
    var status = stat()
    return fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && status.st_mode & S_IFMT == S_IFLNK
  }

  /// Replaces the link by where it leads; the result is walked again from the root without following anything.
  private func resolve(
    _ parts: [String], linkAt index: Int, path: String
  ) throws(SiteFolderError) -> [String] {
    let link = root + "/" + parts[...index].joined(separator: "/")
    guard let resolved = realpath(link, nil) else { throw .notFound(path: path) }
    defer { free(resolved) }
    let target = String(cString: resolved)
    let (names, rootNames) = (Self.names(in: target), Self.names(in: root))
    guard names.starts(with: rootNames, by: { $0.utf8.elementsEqual($1.utf8) }) else {
      throw .leavesSite(path: path)
    }
    return Array(names.dropFirst(rootNames.count)) + parts[(index + 1)...]
  }
}
