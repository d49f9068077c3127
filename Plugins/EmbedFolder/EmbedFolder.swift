import Foundation
import PackagePlugin

/// Puts every file of a folder into the target as a Swift source, so that the binary alone can build and begin a site.
@main
struct EmbedFolder: BuildToolPlugin {
  /// A folder of the package that travels inside the binary.
  private struct Embedded {
    let folder: String
    /// The constant that holds the files.
    let name: String
    /// Whether names that begin with a dot belong to it.
    let takesHidden: Bool
  }

  /// By the target that gets it.
  private static let embedded = [
    "Site": Embedded(folder: "templates", name: "builtInThemeFiles", takesHidden: false),
    "GalleristCommands": Embedded(folder: "starter", name: "starterFiles", takesHidden: true),
  ]

  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    guard let embedded = Self.embedded[target.name] else { return [] }
    let root = context.package.directoryURL.appending(path: embedded.folder)
    let output = context.pluginWorkDirectoryURL.appending(path: embedded.name + ".swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: path(of: root)).sorted().filter { path in
      var isFolder: ObjCBool = false
      let file = self.path(of: root.appending(path: path))
      let exists = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
      let names = path.split(separator: "/")
      let isWanted = embedded.takesHidden ? names.last != ".DS_Store" : !names.contains { $0.hasPrefix(".") }
      return exists && !isFolder.boolValue && isWanted
    }
    return [
      .buildCommand(
        displayName: "Embedding \(embedded.folder)/",
        executable: try context.tool(named: "FolderEmbedder").url,
        arguments: [path(of: output), embedded.name, path(of: root)] + files,
        inputFiles: files.map { root.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  private func path(of url: URL) -> String { url.path(percentEncoded: false) }
}
