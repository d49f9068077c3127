import Foundation
import GalleryModel
import Ledger
import Renditions

/// A picture file from anywhere on this machine, read and measured.
struct ForeignFile {
  let bytes: [UInt8]
  let original: Original

  /// - Parameter path: absolute, or relative to the current folder.
  /// - Throws: ``CommandFailure``: 64 where there is no such file, 65 for what is no whole picture, 74 where it cannot
  ///   be read.
  init(_ path: String) throws(CommandFailure) {
    bytes = try Self.read(path)
    do {
      let measure = try ImageInspector.measure(bytes)
      original = Original(
        sha256: SHA256Digest.of(bytes), bytes: bytes.count, width: measure.width, height: measure.height,
        type: measure.type)
    } catch {
      throw CommandFailure(
        .contentError, "\(path): \(error)", help: "adopt takes whole PNG, JPEG and WebP pictures")
    }
  }

  /// Bytes that were read already.
  /// - Parameters:
  ///   - file: their file's path, for messages.
  ///   - known: originals by their hashes, of which nothing is to be found out any more.
  /// - Throws: ``CommandFailure`` with exit status 65 for what is no whole picture.
  init(_ bytes: [UInt8], file: String, known: [String: Original]) throws(CommandFailure) {
    self.bytes = bytes
    let hash = SHA256Digest.of(bytes)
    if let original = known[hash] {
      self.original = original
      return
    }
    do {
      let measure = try ImageInspector.measure(bytes)
      original = Original(
        sha256: hash, bytes: bytes.count, width: measure.width, height: measure.height, type: measure.type)
    } catch {
      throw CommandFailure(
        .contentError, [.error("\(error)", file: file, help: "adopt takes whole PNG, JPEG and WebP pictures")])
    }
  }

  private static func read(_ path: String) throws(CommandFailure) -> [UInt8] {
    let file = URL(filePath: path).resolvingSymlinksInPath()
    let manager = FileManager.default
    guard manager.fileExists(atPath: file.path) else {
      throw CommandFailure(.usage, "there is no file \"\(path)\"")
    }
    do {
      // Looked at before it is opened: a pipe would be waited for.
      let attributes = try manager.attributesOfItem(atPath: file.path)
      guard attributes[.type] as? FileAttributeType == .typeRegular else {
        throw CommandFailure(.usage, "\"\(path)\" is not a regular file")
      }
      let handle = try FileHandle(forReadingFrom: file)
      let data = try handle.read(upToCount: OriginalStore.sizeLimit + 1) ?? Data()
      try handle.close()
      guard data.count <= OriginalStore.sizeLimit else {
        throw CommandFailure(
          .contentError, "\"\(path)\" is larger than \(OriginalStore.sizeLimit / 1_048_576) MiB")
      }
      return Array(data)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure(.inputOutput, "\"\(path)\" cannot be read: \(error.localizedDescription)")
    }
  }
}
