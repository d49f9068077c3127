import Foundation

/// Room on a file system.
package enum DiskSpace {
  /// Bytes that are free for anybody where a path lies; nil where the system does not say.
  @Sendable package static func free(at path: String) -> Int? {
    do {
      let attributes = try FileManager.default.attributesOfFileSystem(forPath: path)
      return (attributes[.systemFreeSize] as? NSNumber)?.intValue
    } catch {
      return nil  // a file system without such a number
    }
  }
}
