import Crypto

/// SHA-256 as the project writes it: lower-case hexadecimal digits.
package enum SHA256Digest {
  package static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash = SHA256()
    hash.update(data: Array(bytes))
    return Hexadecimal.text(hash.finalize())
  }

  package static func of(_ text: String) -> String {
    of(text.utf8)
  }
}
