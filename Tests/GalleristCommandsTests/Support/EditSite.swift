import Foundation
import GalleryModel
import JoyAI
import JoyAISandbox
import TestSupport
import Testing

extension TestSite {
  /// Begins like a JPEG file.
  static let photograph = Data([0xFF, 0xD8, 0xFF, 0xE0]) + Data("a photograph".utf8)

  /// A site in which each picture edits the one before it; a picture's prompt is its name.
  convenience init(chain names: [String]) throws {
    var files: [String: String] = [:]
    for (name, parent) in zip(names, [nil] + names.map(Optional.some)) {
      files["content/\(name).md"] = Self.prompt(name, editing: parent.map { ["./\($0).md"] } ?? [])
    }
    try self.init(files)
  }

  /// A prompt file that builds on others, or on local files.
  static func prompt(_ prompt: String, editing references: [String]) -> String {
    references.isEmpty
      ? prompt + "\n" : "---\nimages: [\(references.map { "\"\($0)\"" }.joined(separator: ", "))]\n---\n\(prompt)\n"
  }

  func add(_ name: String, editing references: String...) throws {
    try write("content/\(name).md", Self.prompt(name, editing: references))
  }

  /// The states of all pictures, by their ids.
  func states() async throws -> [String: String] { try await column("state") }

  /// The SHA-256 of the originals that count, by the pictures' ids.
  func hashes() async throws -> [String: String] { try await column("sha256") }

  private func column(_ key: String) async throws -> [String: String] {
    let pictures = try await json(["status", "--json"])["pictures"] as? [[String: Any]] ?? []
    let pairs = pictures.compactMap { picture -> (String, String)? in
      guard let id = picture["id"] as? String, let value = picture[key] as? String else { return nil }
      return (id, value)
    }
    return Dictionary(pairs, uniquingKeysWith: { first, _ in first })
  }

  /// Whether a clone of what goes into git is complete.
  func expectWhole(sourceLocation: SourceLocation = #_sourceLocation) async throws {
    let verified = await run(["verify"])
    #expect(verified.code == 0, "\(verified.output)\(verified.messages)", sourceLocation: sourceLocation)
    let frozen = try await clone().run(["build", "--frozen"])
    #expect(frozen.code == 0, "\(frozen.messages)", sourceLocation: sourceLocation)
    // No address is ever in the lock.
    #expect(try lock().allSatisfy { !$0.contains("http") }, sourceLocation: sourceLocation)
  }
}

extension Sandbox {
  /// The references of all requests for pictures so far, with their prompts.
  func references() async throws -> [(prompt: String, images: [String])] {
    try await received(.generate).map { request in
      let body = try JSONSerialization.jsonObject(with: Data(request.body)) as? [String: Any]
      return (body?["prompt"] as? String ?? "", body?["images"] as? [String] ?? [])
    }
  }

  /// The SHA-256 of what the API reads where the last request with a prompt said, in the order of its references.
  func hashesRead(for prompt: String) async throws -> [String] {
    let request = try #require(try await references().last { $0.prompt == prompt })
    let folder = FileManager.default.temporaryDirectory.appending(path: "gallerist-read-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { _ = try? FileManager.default.removeItem(at: folder) }
    var hashes: [String] = []
    for (index, url) in request.images.enumerated() {
      let file = folder.appending(path: "\(index)")
      _ = try await PictureDownload().download(
        url, to: file.path, limits: JoyAIClient.Configuration.patient.downloads, policy: .publicOrLoopback)
      hashes.append(SHA256Digest.of(Array(try Data(contentsOf: file))))
    }
    return hashes
  }
}
