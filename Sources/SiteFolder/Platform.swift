// The C library under its name on each platform; only this target talks to it about files.
#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The system's calls behind names that our own methods do not hide.
enum System {
  static func close(_ descriptor: Int32) -> Int32 {
    #if canImport(Darwin)
      Darwin.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Glibc.close(descriptor)
    #endif
  }

  /// Opens a folder by its absolute path, closed on exec.
  static func openFolder(_ path: String) -> Int32 {
    open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
  }

  static func read(_ descriptor: Int32, _ buffer: UnsafeMutableRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.read(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.read(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.read(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  static func write(_ descriptor: Int32, _ buffer: UnsafeRawBufferPointer) -> Int {
    #if canImport(Darwin)
      Darwin.write(descriptor, buffer.baseAddress, buffer.count)
    #elseif canImport(Musl)
      Musl.write(descriptor, buffer.baseAddress, buffer.count)
    #else
      Glibc.write(descriptor, buffer.baseAddress, buffer.count)
    #endif
  }

  /// Asks the device itself to keep what was written; on macOS `fsync` alone leaves it in the drive's cache.
  static func sync(_ descriptor: Int32) -> Int32 {
    #if canImport(Darwin)
      let full = fcntl(descriptor, F_FULLFSYNC)
      return full == -1 ? fsync(descriptor) : full
    #else
      fsync(descriptor)
    #endif
  }

  /// Lets a new file share the blocks of another, where the file system can.
  static func clone(_ source: Int32, _ target: Int32) -> Bool {
    #if os(Linux)
      // FICLONE of <linux/fs.h>, whose macro is not imported.
      return ioctl(target, 0x4004_9409, source) == 0
    #else
      return false
    #endif
  }

  /// Nanoseconds since 1970.
  static func changeTime(of status: stat) -> Int64 {
    #if canImport(Darwin)
      let time = status.st_ctimespec
    #else
      let time = status.st_ctim
    #endif
    return Int64(time.tv_sec) &* 1_000_000_000 &+ Int64(time.tv_nsec)
  }

  static var lastError: Int32 { errno }

  /// Makes a call that changes something, through the gate that tests use.
  /// - Parameter action: the system's call; 0 or more where it succeeded.
  /// - Throws: ``SiteFolderError/system(action:path:code:reason:)`` with the system's reason.
  static func change(
    _ call: WriteCall, _ path: String, doing verb: String = "write", _ action: () -> Int32
  ) throws(SiteFolderError) {
    if let code = WriteGate.before(call, path) {
      throw .system(action: verb, path: path, code: code, reason: describe(code))
    }
    guard action() >= 0 else { throw .last(verb, path) }
    WriteGate.after(call, path)
  }

  static func describe(_ code: Int32) -> String { String(cString: strerror(code)) }
}
