/// Reads what `git diff-tree --stdin --raw -z` prints: the blobs that commits add or remove, with their paths.
struct RawDiffReader {
  private var field: [UInt8] = []
  private var commit = ""
  /// The blobs of the path that comes next; nil where none does.
  private var objects: [String]?

  mutating func add(_ chunk: [UInt8], _ body: (GitBlob) -> Void) {
    var start = 0
    while let end = chunk[start...].firstIndex(of: 0) {
      field += chunk[start..<end]
      read(body)
      field = []
      start = end + 1
    }
    field += chunk[start...]
  }

  private mutating func read(_ body: (GitBlob) -> Void) {
    let text = String(decoding: field, as: UTF8.self)
    if let objects {
      objects.forEach { body(GitBlob(object: $0, path: text, place: "commit \(commit.prefix(12))")) }
      self.objects = nil
    } else if text.hasPrefix(":") {
      // :mode mode id id status
      let words = text.dropFirst().split(separator: " ")
      guard words.count >= 5 else { return }
      // All zeros stand for nothing, and a submodule has no blob.
      objects = zip(words[0...1], words[2...3]).filter { mode, object in
        mode != "160000" && !object.allSatisfy { $0 == "0" }
      }.map { String($0.1) }
    } else {
      commit = text
    }
  }
}
