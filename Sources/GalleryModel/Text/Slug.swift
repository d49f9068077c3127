import Foundation

/// The part of an address that comes from a name: lower-case letters and digits of any script, everything else one
/// `-`, none at the ends. Slugs are NFC, so that two Unicode forms of one name give one address.
package enum Slug {
  package static func make(_ name: String) -> String {
    var slug = ""
    var pendingDash = false
    for scalar in name.precomposedStringWithCanonicalMapping.lowercased().unicodeScalars {
      let properties = scalar.properties
      // A mark belongs to the letter before it: without one it would stand on the dash. Some marks count as letters.
      let isKept =
        isMark(properties.generalCategory)
        ? !slug.isEmpty && !pendingDash : properties.isAlphabetic || properties.numericType != nil
      if isKept {
        if pendingDash, !slug.isEmpty { slug.append("-") }
        pendingDash = false
        slug.unicodeScalars.append(scalar)
      } else {
        pendingDash = true
      }
    }
    return slug.precomposedStringWithCanonicalMapping
  }

  /// What two names have in common when a file system or a reader would take them for the same: NFC and case folded.
  package static func foldingKey(_ name: String) -> String {
    name.precomposedStringWithCanonicalMapping.lowercased()
  }

  private static func isMark(_ category: Unicode.GeneralCategory) -> Bool {
    category == .nonspacingMark || category == .spacingMark
  }
}
