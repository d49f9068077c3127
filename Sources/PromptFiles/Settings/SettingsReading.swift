package import GalleryModel

/// What came of reading `gallerist.yml`.
package struct SettingsReading: Sendable {
  /// The settings with every default filled in; nil where anything is wrong.
  package var settings: GallerySettings?
  /// Every problem, by line and column; none where there are settings.
  package var diagnostics: [Diagnostic]
}
