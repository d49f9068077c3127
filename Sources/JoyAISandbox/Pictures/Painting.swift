import Crypto
import Foundation

/// What a picture is painted from: equal paintings are equal bytes.
struct Painting: Sendable, Hashable {
  /// The kind of composition, the colours and the arrangement, as numbers.
  struct Motif: Sendable, Hashable {
    var composition: UInt64
    var palette: UInt64
    var layout: UInt64
  }

  var motif: Motif
  /// One number for each edit that was made on the way; each brings other colours and one more shape.
  var edits: [UInt64] = []
  /// Further references, which are seen through a shape.
  var windows: [Motif] = []
  var size: PictureSize
  var format: GenerateRequest.Format
  var caption: String

  /// The `take`-th picture, from 1, for a request; `own` finds the painting behind one of the sandbox's own addresses,
  /// and `name` is what any other reference is told apart by.
  init(
    _ request: GenerateRequest, take: Int, scale: Double, name: (String) -> String, own: (String) -> Painting?
  ) {
    size = request.pictureSize.scaled(by: scale)
    format = request.format
    caption = Caption(prompt: request.prompt).text
    let wish = [request.prompt, request.quality.rawValue, String(take)].joined(separator: "\u{0}")
    guard let references = request.images, let first = references.first else {
      let numbers = Painting.numbers(from: request.prompt)
      motif = Motif(composition: numbers[0], palette: numbers[1], layout: Painting.numbers(from: wish)[0])
      return
    }
    let base = own(first)
    motif = base?.motif ?? Painting.motif(of: name(first))
    edits = (base?.edits.suffix(7) ?? []) + [Painting.numbers(from: wish)[1]]
    windows = references.dropFirst().prefix(2).map { own($0)?.motif ?? Painting.motif(of: name($0)) }
  }

  /// What stands for a picture that the sandbox did not make and never fetches.
  private static func motif(of address: String) -> Motif {
    let numbers = numbers(from: address)
    return Motif(composition: numbers[0], palette: numbers[1], layout: numbers[2])
  }

  private static func numbers(from text: String) -> [UInt64] {
    let bytes = Array(SHA256.hash(data: Data(text.utf8)))
    return stride(from: 0, to: bytes.count, by: 8).map { start in
      bytes[start..<start + 8].reduce(0) { $0 << 8 | UInt64($1) }
    }
  }
}
