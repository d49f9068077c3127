import Foundation

/// Where the program is that was built with these tests.
enum BuiltProgram {
  /// The folder of the build's products: the test bundle lies there, and the program beside it.
  static let folder: URL = {
    let bundles = Bundle.allBundles.filter { $0.bundleURL.pathExtension == "xctest" }.map(\.bundleURL)
    let own = [Bundle.main.bundleURL, Bundle.main.executableURL, URL(filePath: CommandLine.arguments[0])]
    for place in bundles + own.compactMap({ $0 }) {
      var folder = place.resolvingSymlinksInPath()
      for _ in 0..<5 {
        if FileManager.default.isExecutableFile(atPath: folder.appending(path: "gallerist").path) { return folder }
        folder.deleteLastPathComponent()
      }
    }
    return URL(filePath: ".build/debug")
  }()
}
