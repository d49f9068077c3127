import Foundation
package import GalleryModel

extension GitHistory {
  /// The most bytes that an original may have.
  private static let sizeLimit = 64 * 1_048_576
  private static let pointerLimit = 1_024
  private static let downloadTime = Duration.seconds(120)

  /// Where the bytes of originals are in git; only names and sizes are looked at.
  /// - Parameters:
  ///   - lost: whether also the index and commits count that only a reflog still reaches: git forgets them one day.
  ///   - network: whether git may ask a server for what a partial clone left there.
  package func find(
    _ originals: Set<Original>, lost: Bool = true, network: Bool
  ) async throws(GitHistoryError) -> FoundOriginals {
    var found = FoundOriginals()
    let originals = originals.filter { (1...Self.sizeLimit).contains($0.bytes) }
    guard !originals.isEmpty else { return found }
    if let store = try await largeFileStore() { found.largeFiles = originals.filter { store.has($0) } }
    let candidates = try await candidates(for: originals, lost: lost, network: network)
    let objects = Set(candidates.map(\.object)).sorted()
    guard !objects.isEmpty else { return found }
    let answer = try await command.output(
      ["cat-file", "--batch-check=%(objecttype) %(objectsize)"],
      input: Array(objects.map { $0 + "\n" }.joined().utf8), network: network)
    var sizes: [String: Int] = [:]
    for (object, line) in zip(objects, String(decoding: answer, as: UTF8.self).split(separator: "\n")) {
      let words = line.split(separator: " ")
      if words.count == 2, words[0] == "blob" { sizes[object] = Int(words[1]) }
    }
    for (original, object) in candidates {
      guard let size = sizes[object] else { continue }
      if size == original.bytes {
        found.blobs[original, default: []].append(object)
      } else if size <= Self.pointerLimit {
        found.pointers.insert(original)
      }
    }
    return found
  }

  /// Reads originals, each at most once, and hands over what was checked against its hash.
  /// - Parameter network: whether git-lfs may fetch those of which there is only a pointer. That it cannot means only
  ///   that they are not there.
  package func read(
    _ found: FoundOriginals, network: Bool, _ take: (Original, [UInt8]) -> Void
  ) async throws(GitHistoryError) {
    var taken: Set<Original> = []
    if let store = try await largeFileStore() {
      for original in found.largeFiles.sorted(by: { $0.path < $1.path }) {
        guard let bytes = store.read(original) else { continue }
        taken.insert(original)
        take(original, bytes)
      }
    }
    let blobs = found.blobs.filter { !taken.contains($0.key) }
      .flatMap { original, objects in objects.map { (original: original, object: $0) } }
    if !blobs.isEmpty {
      var reader = BatchReader()
      var index = -1
      var bytes: [UInt8] = []
      let ending = try await command.stream(
        ["cat-file", "--batch"], input: Array(blobs.map { $0.object + "\n" }.joined().utf8), network: network
      ) { chunk throws(GitHistoryError) in
        reader.add(chunk) { part in
          switch part {
          case .begin:
            index += 1
            bytes.removeAll(keepingCapacity: true)
          case .bytes(let more):
            // It was asked for by its size; what is larger is another file.
            if bytes.count <= Self.sizeLimit { bytes += more }
          case .end:
            let original = blobs[index].original
            if !taken.contains(original), original.isWhole(bytes) {
              taken.insert(original)
              take(original, bytes)
            }
          }
        }
      }
      guard ending.succeeded else { throw .refused(ending.sentence) }
    }
    guard network else { return }
    for original in found.pointers.subtracting(taken).sorted(by: { $0.path < $1.path }) {
      if let bytes = try await download(original) { take(original, bytes) }
    }
  }

  /// Which of some originals git itself keeps, and does not forget while its branches and tags stand: every byte is read.
  package func held(among originals: Set<Original>) async throws(GitHistoryError) -> Set<Original> {
    var held: Set<Original> = []
    var found = try await find(originals, lost: false, network: false)
    // git-lfs removes what no pointer stands for.
    found.largeFiles.formIntersection(found.pointers)
    try await read(found, network: false) { original, _ in held.insert(original) }
    return held
  }

  /// Whether git itself keeps an original; see ``held(among:)`` for many.
  package func holds(_ original: Original) async throws(GitHistoryError) -> Bool {
    try await held(among: [original]).contains(original)
  }

  /// The blobs that ever stood in the place of an original.
  private func candidates(
    for originals: Set<Original>, lost: Bool, network: Bool
  ) async throws(GitHistoryError) -> [(original: Original, object: String)] {
    let byPath = Dictionary(originals.map { ($0.path, [$0]) }, uniquingKeysWith: +)
    return try await states(at: [images], lost: lost, network: network).flatMap { state in
      // Below the folder of originals, wherever that is: the name alone says which original it is.
      let path = state.path.split(separator: "/").suffix(2).joined(separator: "/")
      return (byPath[path] ?? []).map { (original: $0, object: state.object) }
    }
  }

  private func largeFileStore() async throws(GitHistoryError) -> LargeFileStore? {
    let answer = try await command.output(["rev-parse", "--git-common-dir"])
    let common = Self.absolute(String(decoding: answer.dropLast(), as: UTF8.self), from: root)
    var bytes: [UInt8] = []
    let ending = try await command.stream(["config", "--type=path", "--get", "lfs.storage"]) {
      chunk throws(GitHistoryError) in
      bytes += chunk
    }
    let storage = ending.succeeded && bytes.count > 1 ? String(decoding: bytes.dropLast(), as: UTF8.self) : "lfs"
    return LargeFileStore(at: Self.absolute(storage, from: common) + "/objects")
  }

  private static func absolute(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }

  /// Asks git-lfs for the file that a pointer stands for.
  /// - Returns: nil where it is not installed, where the server has not got it, or where that takes too long.
  private func download(_ original: Original) async throws(GitHistoryError) -> [UInt8]? {
    let pointer = LargeFilePointer.text(sha256: original.sha256, bytes: original.bytes)
    let command = self.command
    do {
      return try await withThrowingTaskGroup(of: [UInt8]?.self) { group in
        group.addTask {
          var bytes: [UInt8] = []
          let ending = try await command.stream(["lfs", "smudge"], input: Array(pointer.utf8), network: true) {
            chunk throws(GitHistoryError) in
            bytes += chunk
            guard bytes.count <= original.bytes else { throw .refused("git-lfs has another file") }
          }
          return ending.succeeded ? bytes : nil
        }
        group.addTask {
          try await Task.sleep(for: Self.downloadTime)
          return nil
        }
        defer { group.cancelAll() }
        let bytes = try await group.next() ?? nil
        return bytes.flatMap { original.isWhole($0) ? $0 : nil }
      }
    } catch {
      if Task.isCancelled { throw .interrupted }
      return nil
    }
  }
}
