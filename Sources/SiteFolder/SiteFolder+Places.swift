#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SiteFolder {
  /// What stands at a path, without following a link at its end; nil where there is nothing. Links on the way are
  /// followed within the site.
  package func kind(at path: String) throws(SiteFolderError) -> PlaceKind? {
    let parts = try Self.parts(of: path)
    guard let name = parts.last else { return .folder }
    let folder: Descriptor
    do throws(SiteFolderError) {
      folder = try open(parts.dropLast().joined(separator: "/"), flags: O_RDONLY | O_DIRECTORY)
    } catch .notFound {
      return nil
    } catch .notAFolder {
      return nil
    }
    var status = stat()
    guard fstatat(folder.raw, name, &status, AT_SYMLINK_NOFOLLOW) == 0 else {
      let code = System.lastError
      // A name that is too long for the file system is not there.
      if code == ENOENT || code == ENOTDIR || code == ENAMETOOLONG { return nil }
      throw .system(action: "examine", path: path, code: code, reason: System.describe(code))
    }
    return switch status.st_mode & S_IFMT {
    case S_IFREG: .file
    case S_IFDIR: .folder
    case S_IFLNK: .link
    default: .other
    }
  }
}
