/// A value and where it was written.
struct Located<Value> {
  var value: Value
  var place: Place
}

extension Located: Sendable where Value: Sendable {}
