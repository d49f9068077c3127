import CFileShims

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SiteFolder {
  /// Puts a whole file where none is: written aside, then moved to its place, which nothing that appears there meanwhile
  /// can be lost by. Makes the folders that it needs.
  /// - Returns: false where something stands there already; nothing is changed then.
  package func add(_ path: String, bytes: [UInt8]) throws(SiteFolderError) -> Bool {
    let (folder, name) = try parent(of: path)
    try makeFolder(folder)
    let temporary = try makeTemporaryFile()
    do throws(SiteFolderError) {
      let descriptor = try open(temporary, flags: O_WRONLY)
      try descriptor.writeAll(bytes, path: path)
      try descriptor.changeMode(0o644, path: path)
      let isDone = try moveToFreePlace(temporary, folder: folder, name: name, path: path)
      if !isDone { try remove(temporary) }
      return isDone
    } catch {
      try remove(temporary)
      throw error
    }
  }

  private func moveToFreePlace(
    _ temporary: String, folder: String, name: String, path: String
  ) throws(SiteFolderError) -> Bool {
    let (sourceFolder, sourceName) = try parent(of: temporary)
    let from = try open(sourceFolder, flags: O_RDONLY | O_DIRECTORY)
    let to = try open(folder, flags: O_RDONLY | O_DIRECTORY)
    var code: Int32 = 0
    try System.change(.rename, path) {
      code = cfile_shims_rename_to_free(from.raw, sourceName, to.raw, name)
      return 0
    }
    switch code {
    case 0: return true
    case EEXIST: return false
    case EINVAL, ENOSYS, EXDEV, ENOTSUP, EPERM:
      // The file system knows no such way: looked at just before.
      guard try kind(at: path) == nil else { return false }
      try move(temporary, to: path)
      return true
    default: throw .system(action: "write", path: path, code: code, reason: System.describe(code))
    }
  }
}
