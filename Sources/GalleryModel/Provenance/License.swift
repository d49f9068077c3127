/// What is known of a licence by its name.
package enum License {
  /// The text of a Creative Commons licence by its SPDX name, such as `CC-BY-SA-4.0`; nil for any other.
  package static func url(of name: String) -> String? {
    let parts = name.lowercased().split(separator: "-").map(String.init)
    guard let version = parts.last, isVersion(version) else { return nil }
    if parts.count == 2, parts[0] == "cc0" {
      return "https://creativecommons.org/publicdomain/zero/\(version)/"
    }
    let kinds = ["by", "by-sa", "by-nd", "by-nc", "by-nc-sa", "by-nc-nd"]
    let kind = parts.dropFirst().dropLast().joined(separator: "-")
    guard parts.first == "cc", kinds.contains(kind) else { return nil }
    return "https://creativecommons.org/licenses/\(kind)/\(version)/"
  }

  /// Whether it gives up all rights, as `CC0-1.0` does.
  package static func isPublicDomain(_ name: String) -> Bool {
    url(of: name)?.contains("/publicdomain/") ?? false
  }

  private static func isVersion(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 3 && (49...57).contains(bytes[0]) && bytes[1] == UInt8(ascii: ".")
      && (48...57).contains(bytes[2])
  }
}
