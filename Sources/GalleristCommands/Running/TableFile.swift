import Foundation
import PromptTables

/// The bytes of a table from anywhere on this machine.
enum TableFile {
  /// - Parameter path: absolute, or relative to the current folder; `-` is standard input.
  /// - Throws: ``CommandFailure``: 64 where there is no such file, 65 where it is too large, 74 where it cannot be read.
  static func read(_ path: String, in world: World) throws(CommandFailure) -> [UInt8] {
    let bytes: [UInt8]
    do {
      bytes = try path == "-" ? world.input(TableLimits.bytes + 1) : file(path)
    } catch let error as CommandFailure {
      throw error
    } catch {
      throw CommandFailure(.inputOutput, "\"\(path)\" cannot be read: \(error.localizedDescription)")
    }
    guard bytes.count <= TableLimits.bytes else {
      throw CommandFailure(.contentError, "\"\(path)\" is larger than \(TableLimits.bytes / 1_048_576) MiB")
    }
    return bytes
  }

  private static func file(_ path: String) throws -> [UInt8] {
    let file = URL(filePath: path)
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder) else {
      throw CommandFailure(.usage, "there is no file \"\(path)\"")
    }
    guard !isFolder.boolValue else { throw CommandFailure(.usage, "\"\(path)\" is a folder") }
    // What a shell gives as <(command) is a pipe, and read like any other file.
    let handle = try FileHandle(forReadingFrom: file)
    defer { handle.closeFile() }
    return try World.read(handle, limit: TableLimits.bytes + 1)
  }
}
