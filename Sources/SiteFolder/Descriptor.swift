#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// An open file or folder that is closed when its owner is done with it.
struct Descriptor: ~Copyable {
  let raw: Int32

  init(_ raw: Int32) {
    self.raw = raw
  }

  deinit {
    _ = System.close(raw)
  }

  var status: stat? {
    var result = stat()
    return fstat(raw, &result) == 0 ? result : nil
  }

  func writeAll(_ bytes: [UInt8], path: String) throws(SiteFolderError) {
    let refusal = WriteGate.before(.write, path)
    var offset = 0
    let end = refusal == nil ? bytes.count : bytes.count / 2
    while offset < end {
      let count = bytes.withUnsafeBytes { System.write(raw, UnsafeRawBufferPointer(rebasing: $0[offset..<end])) }
      if count < 0, System.lastError == EINTR { continue }
      guard count > 0 else { throw .last("write", path) }
      offset += count
    }
    if let code = refusal {
      throw .system(action: "write", path: path, code: code, reason: System.describe(code))
    }
    WriteGate.after(.write, path)
  }

  /// Reads to the end, or until there are more than `limit` bytes.
  func readAll(limit: Int, path: String) throws(SiteFolderError) -> [UInt8] {
    var result: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = buffer.withUnsafeMutableBytes { System.read(raw, $0) }
      if count < 0, System.lastError == EINTR { continue }
      guard count >= 0 else { throw .last("read", path) }
      if count == 0 { return result }
      result.append(contentsOf: buffer[..<count])
      guard result.count <= limit else { throw .tooLarge(path: path, limit: limit) }
    }
  }

  func changeMode(_ mode: Int, path: String) throws(SiteFolderError) {
    try System.change(.changeMode, path) { fchmod(raw, mode_t(mode)) }
  }

  func sync(path: String) throws(SiteFolderError) {
    try System.change(.sync, path, doing: "sync") { System.sync(raw) }
  }
}
