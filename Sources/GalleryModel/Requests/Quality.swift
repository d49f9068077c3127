/// How much work `gptimage2` puts into a picture; the main factor of its price.
package enum Quality: String, CaseIterable, Hashable, Sendable, Codable {
  case low
  case medium
  case high
}
