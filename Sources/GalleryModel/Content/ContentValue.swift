/// A value that an author put under `extra:`, for templates.
package indirect enum ContentValue: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int)
  case double(Double)
  case string(String)
  case list([ContentValue])
  /// Keys in the order written, without repeats.
  case map([Member])

  package struct Member: Hashable, Sendable {
    package var key: String
    package var value: ContentValue

    package init(key: String, value: ContentValue) {
      self.key = key
      self.value = value
    }
  }
}
