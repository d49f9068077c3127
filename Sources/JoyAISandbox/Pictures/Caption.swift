import Foundation

/// The line at the foot of a picture: that it is the sandbox's, and how the prompt begins.
struct Caption: Sendable, Hashable {
  /// Capitals, for the painter's own alphabet.
  var text: String

  init(prompt: String) {
    let plain = prompt.prefix(200).folding(options: [.diacriticInsensitive, .widthInsensitive], locale: nil)
    let words = plain.uppercased().split(whereSeparator: \.isWhitespace).map { word in
      String(String.UnicodeScalarView(word.unicodeScalars.filter { $0.isASCII && $0.value > 32 }))
    }
    text = (["SANDBOX", ""] + words.filter { !$0.isEmpty }).joined(separator: " ")
  }
}
