/// Exactly what the API is asked for, all defaults resolved.
package struct ImageRequest: Hashable, Sendable {
  /// The default of `size` for `joyai` (JoyAI Image API documentation).
  package static let defaultSize = "1024*1024"

  /// Line ends are `\n`; no tab, line end or space at the ends.
  package var prompt: String
  /// The pictures that an edit builds on, in their order; empty in text mode.
  package var images: [ImageReference]
  package var options: ModelOptions
  /// Kept with the task by the provider; not part of the fingerprint.
  package var callbackURL: String?

  package init(prompt: String, images: [ImageReference] = [], options: ModelOptions, callbackURL: String? = nil) {
    self.prompt = Self.normalized(prompt)
    self.images = images
    self.options = options
    self.callbackURL = callbackURL
  }

  package var model: ModelName { options.model }

  package var mode: RequestMode {
    switch options {
    case .joyai: .edit
    case .gptimage2: images.isEmpty ? .text : .edit
    }
  }

  package var quality: Quality? { gptImage2Options?.quality }
  package var resolution: Resolution? { gptImage2Options?.resolution }
  package var aspectRatio: AspectRatio? { gptImage2Options?.aspectRatio }
  package var outputFormat: OutputFormat? { gptImage2Options?.outputFormat }

  /// `size` of a `joyai` request, such as `1024*1024`.
  package var size: String? {
    if case .joyai(let size) = options { size } else { nil }
  }

  private var gptImage2Options: GPTImage2Options? {
    if case .gptimage2(let options) = options { options } else { nil }
  }

  /// A prompt as it is sent: line ends as `\n`; tab, LF, CR and space trimmed; no Unicode normalisation.
  package static func normalized(_ prompt: String) -> String {
    var scalars: [Unicode.Scalar] = []
    var afterReturn = false
    for scalar in prompt.unicodeScalars {
      if scalar == "\r" {
        scalars.append("\n")
      } else if scalar != "\n" || !afterReturn {
        scalars.append(scalar)
      }
      afterReturn = scalar == "\r"
    }
    func isTrimmed(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" || scalar == "\n" }
    let start = scalars.firstIndex { !isTrimmed($0) } ?? scalars.endIndex
    let end = scalars.lastIndex { !isTrimmed($0) }.map { $0 + 1 } ?? start
    var result = String.UnicodeScalarView()
    result.append(contentsOf: scalars[start..<end])
    return String(result)
  }
}
