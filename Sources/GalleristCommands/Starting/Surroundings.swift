import Foundation

/// What lies around a folder on the way up to the root.
enum Surroundings {
  /// The nearest folder, from one upward, that holds something of a name; nil where there is none.
  /// - Parameter path: an absolute path.
  static func folder(holding name: String, from path: String) -> String? {
    var folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    while true {
      if FileManager.default.fileExists(atPath: folder.appending(path: name).path) { return folder.path }
      guard folder.path != "/" else { return nil }
      folder = folder.deletingLastPathComponent().standardizedFileURL
    }
  }
}
