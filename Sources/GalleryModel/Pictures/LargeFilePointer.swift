/// A git-lfs pointer: the small text that stands for a file until `git lfs pull`.
package struct LargeFilePointer: Hashable, Sendable {
  /// SHA-256 of the file that it stands for.
  package let sha256: String

  /// Reads a pointer (git-lfs specification, version 1); nil for anything else.
  package init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == "version https://git-lfs.github.com/spec/v1",
      let oid = lines.first(where: { $0.hasPrefix("oid sha256:") })
    else { return nil }
    sha256 = String(oid.dropFirst("oid sha256:".count))
  }

  /// The pointer to a file, as git-lfs writes it.
  package static func text(sha256: String, bytes: Int) -> String {
    "version https://git-lfs.github.com/spec/v1\noid sha256:\(sha256)\nsize \(bytes)\n"
  }
}
