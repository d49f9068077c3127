package import GalleryModel

/// What a run is about to pay for: durable before the request goes out.
package struct Intent: Sendable {
  /// The `sent` fact, with the attempt's id and its number.
  package var fact: Fact
  /// The exact bytes of the request's body.
  package var body: [UInt8]
  /// Credits that the price table promises.
  package var quoted: Int

  package init(fact: Fact, body: [UInt8], quoted: Int) {
    self.fact = fact
    self.body = body
    self.quoted = quoted
  }
}
