import Foundation
import PackagePlugin

/// Puts every file of `templates/` into the target as a Swift source, so that the binary alone can build a site.
@main
struct EmbedTheme: BuildToolPlugin {
  func createBuildCommands(context: PluginContext, target: any Target) throws -> [Command] {
    let root = context.package.directoryURL.appending(path: "templates")
    let output = context.pluginWorkDirectoryURL.appending(path: "BuiltInThemeFiles.swift")
    let files = try FileManager.default.subpathsOfDirectory(atPath: path(of: root)).sorted().filter { path in
      var isFolder: ObjCBool = false
      let file = self.path(of: root.appending(path: path))
      let exists = FileManager.default.fileExists(atPath: file, isDirectory: &isFolder)
      return exists && !isFolder.boolValue && !path.split(separator: "/").contains { $0.hasPrefix(".") }
    }
    return [
      .buildCommand(
        displayName: "Embedding the theme",
        executable: try context.tool(named: "ThemeEmbedder").url,
        arguments: [path(of: output), path(of: root)] + files,
        inputFiles: files.map { root.appending(path: $0) },
        outputFiles: [output])
    ]
  }

  private func path(of url: URL) -> String { url.path(percentEncoded: false) }
}
