import Foundation

extension GenerateRequest {
  /// Reads a request's body by the rules of the JoyAI Image API documentation; fields that it does not name, and those of
  /// the other model, are passed over. Throws a ``Refusal`` with code 400.
  init(body: [UInt8]) throws {
    guard let json = JSON(body), case .object = json else {
      throw Refusal.invalid("the body must be a JSON object")
    }
    guard let name = try json.text(of: "model") else { throw Refusal.invalid("model is required") }
    guard let model = Model(rawValue: name) else {
      throw Refusal.invalid("model must be one of joyai, gptimage2")
    }
    guard let prompt = try json.text(of: "prompt"), !prompt.allSatisfy(\.isWhitespace) else {
      throw Refusal.invalid("prompt is required")
    }
    guard prompt.unicodeScalars.count <= model.longestPrompt else {
      throw Refusal.invalid("prompt must have at most \(model.longestPrompt) characters for \(model.rawValue)")
    }
    self.model = model
    self.prompt = prompt
    images = try json.addresses(of: "images")
    if model == .joyai {
      guard let images else { throw Refusal.invalid("images is required for joyai") }
      guard images.count <= 3 else { throw Refusal.invalid("images must have 1 to 3 URLs for joyai") }
    }
    size = try model == .joyai ? json.text(of: "size").map(PictureSize.init(asked:)) : nil
    let own = model == .gptimage2
    quality = try own ? json.choice("quality", or: .medium) : .medium
    resolution = try own ? json.choice("resolution", or: .oneK) : .oneK
    format = try own ? json.choice("output_format", or: .png) : .png
    aspectRatio = try own ? json.text(of: "aspect_ratio").map(AspectRatio.init(asked:)) : nil
    if let callback = try json.text(of: "callback_url"), !JSON.isWebAddress(callback) {
      throw Refusal.invalid("callback_url must be a URL")
    }
  }
}

extension JSON {
  /// The text of a member; nil if it is absent or null.
  fileprivate func text(of name: String) throws -> String? {
    switch self[name] {
    case nil, .null?: return nil
    case .string(let text)?: return text
    default: throw Refusal.invalid("\(name) must be a string")
    }
  }

  fileprivate func choice<Choice: RawRepresentable<String> & CaseIterable>(
    _ name: String, or standard: Choice
  ) throws -> Choice {
    guard let text = try text(of: name) else { return standard }
    guard let choice = Choice(rawValue: text) else {
      throw Refusal.invalid("\(name) must be one of " + Choice.allCases.map(\.rawValue).joined(separator: ", "))
    }
    return choice
  }

  fileprivate func addresses(of name: String) throws -> [String]? {
    switch self[name] {
    case nil, .null?: return nil
    case .array(let values)?:
      guard !values.isEmpty else { throw Refusal.invalid("\(name) must have at least one URL") }
      return try values.map { value in
        guard case .string(let address) = value, JSON.isWebAddress(address) else {
          throw Refusal.invalid("\(name) must be a list of URLs")
        }
        return address
      }
    default: throw Refusal.invalid("\(name) must be a list of URLs")
    }
  }

  fileprivate static func isWebAddress(_ text: String) -> Bool {
    guard let url = URL(string: text), let scheme = url.scheme?.lowercased() else { return false }
    return (scheme == "https" || scheme == "http") && url.host()?.isEmpty == false
  }
}
