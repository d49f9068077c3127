import Foundation
import GalleryModel

/// The body of a request as it was sent, as far as it can be compared with a request of today.
package struct SentBody: Hashable, Sendable, Decodable {
  package var model: String
  package var prompt: String
  package var quality: String?
  package var resolution: String?
  package var aspectRatio: String?
  package var outputFormat: String?
  package var size: String?
  /// The addresses that the API was sent.
  package var images: [String]?

  private enum CodingKeys: String, CodingKey {
    case model
    case prompt
    case quality
    case resolution
    case aspectRatio = "aspect_ratio"
    case outputFormat = "output_format"
    case size
    case images
  }

  /// - Parameter bytes: JSON; nil is made of anything else, such as what a damaged ledger holds.
  package init?(_ bytes: [UInt8]) {
    do {
      self = try JSONDecoder().decode(SentBody.self, from: Data(bytes))
    } catch {
      return nil  // then only the facts tell what was asked for
    }
  }

  /// The value of a field; nil where it was not sent, and for `images`.
  package subscript(_ field: RequestField) -> String? {
    switch field {
    case .model: model
    case .prompt: prompt
    case .quality: quality
    case .resolution: resolution
    case .aspectRatio: aspectRatio
    case .outputFormat: outputFormat
    case .size: size
    case .images: nil
    }
  }

  /// The same request with other references; nil where this program does not know what was sent.
  func request(images: [ImageReference]) -> ImageRequest? {
    let options: ModelOptions
    switch ModelName(rawValue: model) {
    case .joyai?:
      guard let size else { return nil }
      options = .joyai(size: size)
    case .gptimage2?:
      guard let quality = quality.flatMap(Quality.init), let resolution = resolution.flatMap(Resolution.init),
        let format = outputFormat.flatMap(OutputFormat.init)
      else { return nil }
      let ratio = aspectRatio.flatMap(AspectRatio.init)
      guard (ratio == nil) == (aspectRatio == nil) else { return nil }
      options = .gptimage2(
        GPTImage2Options(quality: quality, resolution: resolution, aspectRatio: ratio, outputFormat: format))
    case nil: return nil
    }
    return ImageRequest(prompt: prompt, images: images, options: options)
  }
}
