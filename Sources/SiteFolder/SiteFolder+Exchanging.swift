import CFileShims

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SiteFolder {
  /// Puts a whole file in its place, durably, and keeps what stood there until that moment: something else, such as git,
  /// may have replaced it since it was read.
  /// - Parameter expected: the file as it was read; nil where there was none.
  /// - Returns: whether it was done, and a temporary file with what stood there; it is the caller's to remove. Where the
  ///   file system cannot exchange files, the status is compared just before the file is replaced, and nothing is kept.
  package func exchange(
    _ path: String, with bytes: [UInt8], expecting expected: FileStatus?
  ) throws(SiteFolderError) -> Exchange {
    let temporary = try makeTemporaryFile()
    do throws(SiteFolderError) {
      let descriptor = try open(temporary, flags: O_WRONLY)
      try descriptor.writeAll(bytes, path: path)
      try descriptor.changeMode(0o644, path: path)
      try descriptor.sync(path: path)
      return try exchange(temporary, path, expected)
    } catch {
      try remove(temporary)
      throw error
    }
  }

  /// What became of an ``exchange(_:with:expecting:)``.
  package enum Exchange: Hashable, Sendable {
    /// It is in its place; the temporary file has what stood there, if anything did.
    case done(displaced: String?)
    /// Something else wrote there since it was read: nothing was changed.
    case changedMeanwhile
  }

  private func exchange(
    _ temporary: String, _ path: String, _ expected: FileStatus?
  ) throws(SiteFolderError) -> Exchange {
    let (sourceFolder, sourceName) = try parent(of: temporary)
    let (targetFolder, targetName) = try parent(of: path)
    let from = try open(sourceFolder, flags: O_RDONLY | O_DIRECTORY)
    let to = try open(targetFolder, flags: O_RDONLY | O_DIRECTORY)
    var code: Int32 = 0
    try System.change(.rename, path) {
      code =
        expected == nil
        ? cfile_shims_rename_to_free(from.raw, sourceName, to.raw, targetName)
        : cfile_shims_exchange(from.raw, sourceName, to.raw, targetName)
      return 0
    }
    switch code {
    case 0:
      try to.sync(path: targetFolder.isEmpty ? root : targetFolder)
      return .done(displaced: expected == nil ? nil : temporary)
    case ENOENT, EEXIST:
      try remove(temporary)
      return .changedMeanwhile
    case EINVAL, ENOSYS, EXDEV, ENOTSUP, EPERM:
      guard try status(of: path) == expected else {
        try remove(temporary)
        return .changedMeanwhile
      }
      try move(temporary, to: path, durable: true)
      return .done(displaced: nil)
    default:
      throw .system(action: "write", path: path, code: code, reason: System.describe(code))
    }
  }
}
