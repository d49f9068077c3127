/// The models that the JoyAI Image API documents.
package enum ModelName: String, CaseIterable, Hashable, Sendable, Codable {
  /// Edits one to three pictures by instruction.
  case joyai
  /// Text to image; edits as soon as there are reference pictures.
  case gptimage2

  /// The most Unicode scalars that a prompt may have (JoyAI Image API documentation).
  package var promptLimit: Int {
    switch self {
    case .joyai: 1_500
    case .gptimage2: 20_000
    }
  }
}
