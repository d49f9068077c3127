import NIOCore

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// A file under way: made anew for its owner alone, and removed unless it was finished.
struct PartialFile: ~Copyable {
  struct Failure: Error {
    let kind: DownloadError.Kind
  }

  private let path: String
  private let descriptor: CInt
  private var isFinished = false

  /// Makes the file, which must not be there yet, with mode 0600. A symbolic link in its place is not followed.
  init(at path: String) throws(Failure) {
    let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(kind: errno == EEXIST ? .fileExists : .file(errno)) }
    self.path = path
    self.descriptor = descriptor
  }

  /// Appends bytes, all of them.
  func write(_ bytes: ByteBufferView) throws(Failure) {
    var rest = bytes
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Self.systemWrite(descriptor, $0) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if count == 0 || errno != EINTR {
        throw Failure(kind: .file(count == 0 ? EIO : errno))
      }
    }
  }

  private static func systemWrite(_ descriptor: CInt, _ bytes: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, bytes.baseAddress, bytes.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, bytes.baseAddress, bytes.count)
    #else
      Glibc.write(descriptor, bytes.baseAddress, bytes.count)
    #endif
  }

  /// Keeps the file.
  mutating func finish() { isFinished = true }

  deinit {
    close(descriptor)
    if !isFinished { unlink(path) }
  }
}
