/// The file format that `gptimage2` is asked for.
package enum OutputFormat: String, CaseIterable, Hashable, Sendable, Codable {
  case png
  case jpeg
  case webp
}
