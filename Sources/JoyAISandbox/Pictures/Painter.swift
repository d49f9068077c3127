import CVipsShims
import Dispatch
import Foundation

/// Turns a ``Painting`` into a file's bytes, away from the threads that answer requests.
struct Painter: Sendable {
  struct Failure: Error, CustomStringConvertible {
    var description: String
  }

  private let queue = DispatchQueue(label: "gallerist.sandbox.painter", attributes: .concurrent)

  /// Encodes the painting in its format. Throws a ``Failure`` with libvips' words.
  func bytes(of painting: Painting) async throws -> [UInt8] {
    try await withCheckedThrowingContinuation { continuation in
      queue.async {
        continuation.resume(with: Result { try Painter.paint(painting) })
      }
    }
  }

  private static func paint(_ painting: Painting) throws -> [UInt8] {
    try check(cvips_shims_start())
    var motif = painting.motif.shims
    let windows = painting.windows.map(\.shims)
    let format =
      switch painting.format {
      case .png: cvips_shims_png
      case .jpeg: cvips_shims_jpeg
      case .webp: cvips_shims_webp
      }
    var bytes: UnsafeMutablePointer<UInt8>?
    var count = 0
    try check(
      cvips_shims_paint(
        &motif, painting.edits, Int32(painting.edits.count), windows, Int32(windows.count), Int32(painting.size.width),
        Int32(painting.size.height), painting.caption, format, 88, &bytes, &count))
    defer { cvips_shims_free(bytes) }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }

  private static func check(_ message: UnsafeMutablePointer<CChar>?) throws {
    guard let message else { return }
    defer { cvips_shims_free(message) }
    throw Failure(description: String(cString: message))
  }
}

extension Painting.Motif {
  fileprivate var shims: cvips_shims_motif {
    cvips_shims_motif(composition: composition, palette: palette, layout: layout)
  }
}
