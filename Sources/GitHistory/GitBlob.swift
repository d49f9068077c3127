/// A file in some state that git has.
struct GitBlob: Hashable, Sendable {
  /// Its id.
  var object: String
  /// Where it is or was; its end counts, below a folder that was asked for.
  var path: String
  /// For people: where git has it.
  var place: String
}
