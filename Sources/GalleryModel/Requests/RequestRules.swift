/// The provider's rules that a request must keep beyond its types (JoyAI Image API documentation).
package enum RequestRules {
  /// Reference pictures that a `joyai` request must have.
  package static let joyaiImageCounts = 1...3

  /// Whether a text is a `size` such as `1024*1024`: two whole numbers from 1 to 65,535.
  package static func isSize(_ text: String) -> Bool {
    let parts = text.split(separator: "*", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { part in
        part.utf8.allSatisfy { (48...57).contains($0) } && !part.hasPrefix("0")
          && Int(part).map { (1...65_535).contains($0) } ?? false
      }
  }
}
