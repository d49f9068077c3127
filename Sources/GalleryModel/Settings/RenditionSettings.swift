/// How originals are made ready for the web.
package struct RenditionSettings: Hashable, Sendable {
  /// Pixels, each 16 to 8192, ascending, without repeats; at least one.
  package var widths: [Int]
  /// The first is what `src` shows; at least one, without repeats.
  package var formats: [RenditionFormat]
  /// 1 to 100, as the encoders count it.
  package var quality: Int

  package init(widths: [Int] = [320, 640, 1280], formats: [RenditionFormat] = [.webp], quality: Int = 80) {
    self.widths = widths
    self.formats = formats
    self.quality = quality
  }
}
