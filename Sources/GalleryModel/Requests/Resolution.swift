/// The resolution class of `gptimage2`. What it means in pixels is not documented: measure the file that came back.
package enum Resolution: String, CaseIterable, Hashable, Sendable, Codable {
  case oneK = "1k"
  case twoK = "2k"
  case fourK = "4k"
}
