/// How a picture came to be, in the photo industry's own terms: the IPTC's digital source types, which XMP and schema.org
/// share. Article 50 of the EU's AI Act asks for a marking that machines can read.
package enum DigitalSourceType: String, Hashable, Sendable {
  /// Made by a trained model from words alone, or from pictures that such a model made.
  case trainedAlgorithmicMedia
  /// Made by a trained model from something else as well, such as a photograph.
  case compositeWithTrainedAlgorithmicMedia

  /// The concept's identifier (https://cv.iptc.org/newscodes/digitalsourcetype/).
  package var uri: String { "http://cv.iptc.org/newscodes/digitalsourcetype/" + rawValue }
}
