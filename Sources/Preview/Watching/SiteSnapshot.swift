package import SiteFolder

/// What tells whether any of a site's sources has changed: size, place and time of every file, but none of their bytes.
///
/// The time is that of the last change by the file system's own clock, in nanoseconds, which nobody can set back: two
/// saves of as many bytes within the same second differ by it.
package struct SiteSnapshot: Hashable, Sendable {
  private enum Stamp: Hashable, Sendable {
    case file(FileStatus)
    case folder
    /// A pipe, socket or device, or a link to nothing.
    case other
    /// The reason why it cannot be looked at.
    case unreadable(String)
  }

  /// How deep folders are looked into, and how many names are looked at: links can make more of them than there are.
  private static let depthLimit = 40
  private static let nameLimit = 400_000

  private var stamps: [String: Stamp] = [:]

  /// Looks at a site now.
  /// - Parameters:
  ///   - sources: files and folders, relative to the site; of folders everything in them.
  ///   - presence: of what only counts whether it is there.
  package init(of site: SiteFolder, sources: [String], presence: [String] = []) {
    for path in sources { lookAt(path, in: site) }
    for path in presence { stamps[path] = stamp(of: path, in: site) == nil ? nil : .folder }
  }

  /// The paths that differ, sorted; a folder stands for itself only where it came or went.
  package func changes(since other: SiteSnapshot) -> [String] {
    var paths = stamps.filter { other.stamps[$0.key] != $0.value }.map(\.key)
    paths += other.stamps.keys.filter { stamps[$0] == nil }
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }

  private mutating func lookAt(_ path: String, in site: SiteFolder) {
    guard let stamp = stamp(of: path, in: site) else { return }
    stamps[path] = stamp
    if stamp == .folder { lookInto(path, within: [], in: site) }
  }

  private func stamp(of path: String, in site: SiteFolder) -> Stamp? {
    do throws(SiteFolderError) {
      guard let status = try site.status(of: path) else { return nil }
      return Self.stamp(status)
    } catch {
      return .unreadable(error.description)
    }
  }

  private static func stamp(_ status: FileStatus) -> Stamp {
    switch status.kind {
    case .file: .file(status)
    case .folder: .folder
    case .other: .other
    }
  }

  /// - Parameter within: the folders that this one stands in.
  private mutating func lookInto(_ folder: String, within: [FileStatus.Identity?], in site: SiteFolder) {
    guard within.count < Self.depthLimit else { return }
    do throws(SiteFolderError) {
      let identity = try site.status(of: folder)?.identity
      // A link to a folder that it stands in.
      guard identity == nil || !within.contains(identity) else { return }
      for listed in try site.listing(of: folder) where !PassingFile.isPassing(listed.name, in: folder) {
        guard stamps.count < Self.nameLimit else { return }
        let path = folder + "/" + listed.name
        // Where a link leads counts.
        let stamp = listed.place == .link ? stamp(of: path, in: site) ?? .other : Self.stamp(listed.status)
        stamps[path] = stamp
        if stamp == .folder { lookInto(path, within: within + [identity], in: site) }
      }
    } catch .notFound {
      stamps[folder] = nil
    } catch {
      stamps[folder] = .unreadable(error.description)
    }
  }
}
