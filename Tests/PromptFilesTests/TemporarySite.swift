import Foundation
import GalleryModel
import PromptFiles
import SiteFolder

/// A site in a folder of its own that is removed with the last reference to it.
final class TemporarySite: Sendable {
  let url: URL

  /// - Parameter files: texts by their paths relative to the site.
  init(_ files: [String: String] = [:]) throws {
    url = FileManager.default.temporaryDirectory.appending(path: "gallerist-prompts-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    for (path, text) in files { try write(path, Array(text.utf8)) }
  }

  deinit {
    // Nothing is left to do for a test whose folder cannot be removed.
    _ = try? FileManager.default.removeItem(at: url)
  }

  func write(_ path: String, _ bytes: [UInt8]) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: file)
  }

  func link(_ path: String, to target: String) throws {
    let file = url.appending(path: path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try FileManager.default.createSymbolicLink(atPath: file.path, withDestinationPath: target)
  }

  func read(settings: GallerySettings = GallerySettings()) throws -> ContentReading {
    ContentReader(site: try SiteFolder(at: url.path), settings: settings).read()
  }

  func readSettings() throws -> SettingsReading {
    SettingsReader.read(site: try SiteFolder(at: url.path))
  }
}

/// Everything that is wrong in some files, as a person reads it.
func problems(_ files: [String: String], settings: GallerySettings = GallerySettings()) throws -> [String] {
  try TemporarySite(files).read(settings: settings).diagnostics.map(\.printed)
}

/// Everything that is wrong in one prompt file, without its name.
func problems(in text: String, settings: GallerySettings = GallerySettings()) throws -> [String] {
  try problems(["content/a.md": text], settings: settings).map { String($0.dropFirst("content/a.md:".count)) }
}

/// One file that must have nothing wrong.
func file(_ text: String, at path: String = "content/a.md", settings: GallerySettings = GallerySettings()) throws
  -> PromptFile
{
  let content = try content([path: text], settings: settings)
  guard let file = content.files.first else { throw Unexpected(problems: ["no file"]) }
  return file
}

/// Files that must have nothing wrong.
func content(_ files: [String: String], settings: GallerySettings = GallerySettings()) throws -> GalleryContent {
  let reading = try TemporarySite(files).read(settings: settings)
  guard let content = reading.content else { throw Unexpected(problems: reading.diagnostics.map(\.printed)) }
  return content
}

struct Unexpected: Error {
  var problems: [String]
}

extension Diagnostic {
  /// `file:line:column: sentence`.
  var printed: String {
    var parts: [String] = []
    if let file { parts.append(file) }
    if let line, let column { parts.append("\(line):\(column)") }
    return parts.joined(separator: ":") + ": " + message
  }
}

/// Front matter and a prompt below it.
func page(_ frontMatter: String, prompt: String = "A mug") -> String {
  "---\n\(frontMatter)\n---\n\(prompt)\n"
}
