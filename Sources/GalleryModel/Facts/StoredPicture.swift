/// A picture that is stored, and how it came to be.
package struct StoredPicture: Hashable, Sendable {
  package var original: Original
  /// Which try made it; 0 for an adopted one.
  package var attemptNumber: Int
  /// Which of several pictures in one answer, from 0.
  package var index: Int
  package var attempt: String?
  package var task: String?
  /// When it was stored, RFC 3339.
  package var at: String
  /// For an adopted edit of a picture or a local file.
  package var edit: AdoptedEdit?

  package var isAdopted: Bool { attemptNumber == 0 }
}
