#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

extension SiteFolder {
  /// Copies a file within the site as a whole: as a clone where the file system can, else byte by byte; written aside,
  /// then renamed.
  package func copy(
    _ source: String, to target: String, mode: Int = 0o644, durable: Bool = false
  ) throws(SiteFolderError) {
    let temporary = try makeTemporaryFile()
    do throws(SiteFolderError) {
      let from = try open(source, flags: O_RDONLY | O_NONBLOCK)
      guard let status = from.status, status.st_mode & S_IFMT == S_IFREG else { throw .notAFile(path: source) }
      let to = try open(temporary, flags: O_WRONLY)
      if !System.clone(from.raw, to.raw) {
        try Self.copyBytes(from: from, source: source, to: to, target: target)
      }
      try to.changeMode(mode, path: target)
      if durable { try to.sync(path: target) }
      try move(temporary, to: target, durable: durable)
    } catch {
      try remove(temporary)
      throw error
    }
  }

  static func copyBytes(
    from: borrowing Descriptor, source: String, to: borrowing Descriptor, target: String
  ) throws(SiteFolderError) {
    var buffer = [UInt8](repeating: 0, count: 1_048_576)
    while true {
      let count = buffer.withUnsafeMutableBytes { System.read(from.raw, $0) }
      if count < 0, System.lastError == EINTR { continue }
      guard count >= 0 else { throw .last("read", source) }
      if count == 0 { return }
      try to.writeAll(Array(buffer[..<count]), path: target)
    }
  }
}
