/// A field of a request, in the API's own words, in the order in which people are told of them.
package enum RequestField: String, CaseIterable, Hashable, Sendable {
  case model
  case prompt
  case quality
  case resolution
  case aspectRatio = "aspect_ratio"
  case outputFormat = "output_format"
  case size
  case images
}
