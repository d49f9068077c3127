import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Counts the temporary files of this process, so that a name never stands for two of them.
private enum TemporaryNames {
  static let count = Atomic(0)
}

extension SiteFolder {
  /// Puts a whole file in its place: written aside, then renamed, so that nobody ever sees half of it.
  /// - Parameters:
  ///   - mode: the file's permissions.
  ///   - durable: whether file and folder are synced, so that the file survives a power cut.
  package func replace(
    _ path: String, with bytes: [UInt8], mode: Int = 0o644, durable: Bool = false
  ) throws(SiteFolderError) {
    let temporary = try makeTemporaryFile()
    do throws(SiteFolderError) {
      let descriptor = try open(temporary, flags: O_WRONLY)
      try descriptor.writeAll(bytes, path: path)
      try descriptor.changeMode(mode, path: path)
      if durable { try descriptor.sync(path: path) }
      try move(temporary, to: path, durable: durable)
    } catch {
      try remove(temporary)
      throw error
    }
  }

  /// Writes a file only if its bytes differ, so that an unchanged file keeps its time.
  /// - Returns: whether it was written.
  package func replaceIfChanged(_ path: String, with bytes: [UInt8]) throws(SiteFolderError) -> Bool {
    if let status = try status(of: path), status.kind == .file, status.bytes == bytes.count,
      try read(path, limit: bytes.count) == bytes
    {
      return false
    }
    try replace(path, with: bytes)
    return true
  }

  /// An empty file of mode 0600 that nobody else has, in the folder for temporary files.
  package func makeTemporaryFile() throws(SiteFolderError) -> String {
    try makeFolder(Self.temporaryFolder)
    for _ in 0..<1_000 {
      let number = TemporaryNames.count.add(1, ordering: .relaxed).newValue
      let path = "\(Self.temporaryFolder)/\(getpid())-\(number)"
      do throws(SiteFolderError) {
        _ = try create(path, flags: O_WRONLY | O_EXCL, mode: 0o600)
        return path
      } catch .system(_, _, let code, _) where code == EEXIST {
        continue
      }
    }
    throw .system(action: "write", path: Self.temporaryFolder, code: EEXIST, reason: System.describe(EEXIST))
  }

  /// Renames a file within the site, making the folders that its new place needs.
  /// - Parameter durable: whether the folder is synced afterwards.
  package func move(_ source: String, to target: String, durable: Bool = false) throws(SiteFolderError) {
    let (sourceFolder, sourceName) = try parent(of: source)
    let (targetFolder, targetName) = try parent(of: target)
    try makeFolder(targetFolder, durable: durable)
    let from = try open(sourceFolder, flags: O_RDONLY | O_DIRECTORY)
    let to = try open(targetFolder, flags: O_RDONLY | O_DIRECTORY)
    do throws(SiteFolderError) {
      try System.change(.rename, target) { renameat(from.raw, sourceName, to.raw, targetName) }
    } catch .system(_, _, let code, _) where code == EXDEV {
      try moveAcross(source, to: target, in: to, name: targetName, durable: durable)
    }
    if durable { try to.sync(path: targetFolder) }
  }

  /// Where the target is on another file system: copied beside its place, then renamed there.
  private func moveAcross(
    _ source: String, to target: String, in folder: borrowing Descriptor, name: String, durable: Bool
  ) throws(SiteFolderError) {
    let aside = ".\(name).\(getpid()).tmp"
    do throws(SiteFolderError) {
      let from = try open(source, flags: O_RDONLY | O_NONBLOCK)
      guard let status = from.status else { throw .last("read", source) }
      let flags = O_WRONLY | O_CREAT | O_TRUNC | O_NOFOLLOW | O_CLOEXEC
      var raw: Int32 = -1
      try System.change(.create, target) {
        raw = openat(folder.raw, aside, flags, status.st_mode & 0o7777 | 0o200)
        return raw
      }
      let to = Descriptor(raw)
      try Self.copyBytes(from: from, source: source, to: to, target: target)
      try to.changeMode(Int(status.st_mode & 0o7777), path: target)
      if durable { try to.sync(path: target) }
      try System.change(.rename, target) { renameat(folder.raw, aside, folder.raw, name) }
    } catch {
      _ = unlinkat(folder.raw, aside, 0)
      throw error
    }
    try remove(source)
  }

  /// Removes what crashed processes left in the folder for temporary files. Only for who holds the site's lock.
  package func removeTemporaryFiles() throws(SiteFolderError) {
    for entry in try entries(of: Self.temporaryFolder) where entry.kind == .file {
      try remove(Self.temporaryFolder + "/" + entry.name)
    }
  }

  /// Appends bytes to a file, making it if need be, and syncs them. Where not all of them can be written, none are.
  /// - Returns: the file that was written to, as it is now: another one may stand at the path already.
  @discardableResult
  package func append(_ bytes: [UInt8], to path: String) throws(SiteFolderError) -> FileStatus {
    let (folder, _) = try parent(of: path)
    try makeFolder(folder, durable: true)
    let isNew: Bool
    if let status = try status(of: path) {
      // A pipe would be waited for until somebody reads it.
      guard status.kind == .file else { throw .notAFile(path: path) }
      isNew = false
    } else {
      isNew = true
    }
    let descriptor =
      isNew
      ? try create(path, flags: O_WRONLY | O_APPEND, mode: 0o644) : try open(path, flags: O_WRONLY | O_APPEND)
    let length = descriptor.status?.st_size
    do throws(SiteFolderError) {
      try descriptor.writeAll(bytes, path: path)
    } catch {
      // A part of a line is of no use to anybody; where it cannot be cut off, readers know what to do with it.
      if let length { _ = ftruncate(descriptor.raw, length) }
      throw error
    }
    try descriptor.sync(path: path)
    if isNew { try open(folder, flags: O_RDONLY | O_DIRECTORY).sync(path: folder) }
    guard let status = descriptor.status else { throw .last("examine", path) }
    return FileStatus(status)
  }

  /// Syncs an existing file that another library wrote, and sets its permissions.
  package func sync(_ path: String, mode: Int) throws(SiteFolderError) {
    let descriptor = try open(path, flags: O_RDONLY)
    try descriptor.changeMode(mode, path: path)
    try descriptor.sync(path: path)
  }

  /// Syncs a folder's own list of names.
  package func syncFolder(_ path: String) throws(SiteFolderError) {
    try open(path, flags: O_RDONLY | O_DIRECTORY).sync(path: path.isEmpty ? root : path)
  }

  /// Makes a folder and those above it; nothing where they exist.
  package func makeFolder(_ path: String, durable: Bool = false) throws(SiteFolderError) {
    var made = ""
    for part in try Self.parts(of: path) {
      let above = made
      made = made.isEmpty ? part : made + "/" + part
      if let status = try status(of: made) {
        guard status.kind == .folder else { throw .notAFolder(path: made) }
        continue
      }
      let parent = try open(above, flags: O_RDONLY | O_DIRECTORY)
      try System.change(.makeFolder, made, doing: "make") {
        let result = mkdirat(parent.raw, part, 0o755)
        return result == 0 || System.lastError == EEXIST ? 0 : result
      }
      if durable { try parent.sync(path: above) }
    }
  }

  /// Removes a file, or a link itself; nothing where there is none.
  package func remove(_ path: String) throws(SiteFolderError) {
    do throws(SiteFolderError) {
      let (folder, name) = try parent(of: path)
      let parent = try open(folder, flags: O_RDONLY | O_DIRECTORY)
      try System.change(.remove, path, doing: "remove") {
        let result = unlinkat(parent.raw, name, 0)
        return result == 0 || System.lastError == ENOENT ? 0 : result
      }
    } catch .notFound {
      return
    }
  }

  /// Removes a folder if nothing is in it.
  /// - Returns: whether it was removed.
  package func removeFolderIfEmpty(_ path: String) throws(SiteFolderError) -> Bool {
    let (folder, name) = try parent(of: path)
    let parent = try open(folder, flags: O_RDONLY | O_DIRECTORY)
    var isRemoved = false
    try System.change(.removeFolder, path, doing: "remove") {
      isRemoved = unlinkat(parent.raw, name, AT_REMOVEDIR) == 0
      return 0
    }
    return isRemoved
  }

  /// Opens a file that is made if need be.
  private func create(_ path: String, flags: Int32, mode: mode_t) throws(SiteFolderError) -> Descriptor {
    if let code = WriteGate.before(.create, path) {
      throw .system(action: "write", path: path, code: code, reason: System.describe(code))
    }
    let descriptor = try open(path, flags: flags | O_CREAT, mode: mode)
    WriteGate.after(.create, path)
    return descriptor
  }

  func parent(of path: String) throws(SiteFolderError) -> (folder: String, name: String) {
    let parts = try Self.parts(of: path)
    guard let name = parts.last else { throw .notAFile(path: path) }
    return (parts.dropLast().joined(separator: "/"), name)
  }
}
