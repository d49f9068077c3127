/// Why a file is no picture that can be shown.
package enum ImageError: Error, Hashable, Sendable, CustomStringConvertible {
  /// The first bytes are none of PNG, JPEG and WebP; what they look like instead, where it is known.
  case unknownType(looksLike: String?)
  /// The file has more bytes than are read.
  case tooManyBytes(Int, limit: Int)
  /// The header promises more pixels than are decoded.
  case tooManyPixels(width: Int, height: Int, limit: Int)
  /// Header or pixels cannot be decoded completely; the decoder's words.
  case damaged(reason: String)
  /// A rendition cannot be written; the encoder's words.
  case cannotEncode(format: String, reason: String)

  /// A sentence without a full stop.
  package var description: String {
    switch self {
    case .unknownType(let guess?): "this is \(guess), not a PNG, JPEG or WebP picture"
    case .unknownType(nil): "this is not a PNG, JPEG or WebP picture"
    case .tooManyBytes(let count, let limit):
      "the file has \(count) bytes; at most \(limit) are read"
    case .tooManyPixels(let width, let height, let limit):
      "the picture is \(width)×\(height) pixels; at most \(limit / 1_000_000) megapixels are decoded"
    case .damaged(let reason): "the picture is damaged or cut short: \(reason)"
    case .cannotEncode(let format, let reason): "cannot write \(format): \(reason)"
    }
  }
}
