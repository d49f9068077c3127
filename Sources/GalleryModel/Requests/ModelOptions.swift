/// The fields that only one model knows, so that a request cannot mix them.
package enum ModelOptions: Hashable, Sendable {
  case joyai(size: String)
  case gptimage2(GPTImage2Options)

  package var model: ModelName {
    switch self {
    case .joyai: .joyai
    case .gptimage2: .gptimage2
    }
  }
}
