import CVipsShims
import GalleryModel

/// The door to libvips: starts it, and turns its messages into errors.
enum Libvips {
  /// Runs a call of the shims that answers NULL or a message. Throws an ``ImageError`` that `failure` makes of it.
  static func check(
    _ failure: (String) -> ImageError = { .damaged(reason: $0) }, _ call: () -> UnsafeMutablePointer<CChar>?
  ) throws {
    if let message = text(cvips_shims_start()) { throw failure(message) }
    if let message = text(call()) { throw failure(message) }
  }

  private static func text(_ message: UnsafeMutablePointer<CChar>?) -> String? {
    guard let message else { return nil }
    defer { cvips_shims_free(message) }
    return String(cString: message).split(separator: "\n").joined(separator: "; ")
  }
}

extension ImageType {
  var shims: cvips_shims_format {
    switch self {
    case .png: cvips_shims_png
    case .jpeg: cvips_shims_jpeg
    case .webp: cvips_shims_webp
    }
  }
}

extension RenditionFormat {
  var shims: cvips_shims_format {
    switch self {
    case .webp: cvips_shims_webp
    case .jpeg: cvips_shims_jpeg
    case .avif: cvips_shims_avif
    }
  }
}
