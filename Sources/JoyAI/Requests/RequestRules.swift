/// The documented rules that both models share, each giving one sentence for a breach.
enum RequestRules {
  /// Required, and counted in Unicode scalars: what the documentation means by "characters" is not said further.
  static func prompt(_ prompt: String, atMost limit: Int, model: String) -> [Breach] {
    let length = prompt.unicodeScalars.count
    if prompt.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
      return [Breach(field: "prompt", sentence: "prompt is required and must be more than white space")]
    }
    guard length > limit else { return [] }
    return [
      Breach(field: "prompt", sentence: "prompt has \(length) characters; \(model) takes at most \(limit)")
    ]
  }

  static func images(_ images: [String]) -> [Breach] {
    images.enumerated().compactMap { index, image in
      problem(image).map {
        Breach(field: "images", sentence: "image \(index + 1) is not an http or https URL with a host: \($0)")
      }
    }
  }

  static func size(_ size: String?) -> [Breach] {
    guard let size else { return [] }
    let sides = size.split(separator: "*", omittingEmptySubsequences: false)
    guard sides.count == 2, sides.allSatisfy(isPositiveInteger) else {
      return [Breach(field: "size", sentence: "size must be two positive whole numbers such as 1024*1024")]
    }
    return []
  }

  static func callback(_ url: String?) -> [Breach] {
    guard let url, let problem = problem(url) else { return [] }
    return [Breach(field: "callback_url", sentence: "callback_url is not an http or https URL with a host: \(problem)")]
  }

  private static func problem(_ url: String) -> WebAddressError? {
    do {
      _ = try WebAddress(url)
      return nil
    } catch {
      return error
    }
  }

  private static func isPositiveInteger(_ text: Substring) -> Bool {
    text.first != "0" && text.utf8.allSatisfy { (0x30...0x39).contains($0) } && (Int(text) ?? 0) > 0
  }
}
