/// Reads what `git diff-tree --raw -z` prints: the ids of blobs that were added or removed, with their paths.
struct RawDiffReader {
  private var field: [UInt8] = []
  private var objects: [String] = []

  mutating func add(_ chunk: [UInt8], _ body: (_ object: String, _ path: String) -> Void) {
    var start = 0
    while let end = chunk[start...].firstIndex(of: 0) {
      field += chunk[start..<end]
      read(body)
      field = []
      start = end + 1
    }
    field += chunk[start...]
  }

  private mutating func read(_ body: (_ object: String, _ path: String) -> Void) {
    let text = String(decoding: field, as: UTF8.self)
    if !objects.isEmpty {
      objects.forEach { body($0, text) }
      objects = []
    } else if text.hasPrefix(":") {
      // :mode mode id id status
      let words = text.split(separator: " ")
      guard words.count >= 5 else { return }
      // All zeros stand for nothing. Where the other side has no blob either, there is nothing to be read.
      objects = words[2...3].filter { !$0.allSatisfy { $0 == "0" } }.map(String.init)
    }
  }
}
