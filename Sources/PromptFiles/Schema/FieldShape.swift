/// What the value of a key may be, as far as a schema can say it: the readers know the rest.
package indirect enum FieldShape: Sendable {
  /// Any scalar, since `2024` and `yes` are texts too; not a blank one unless `allowsEmpty`.
  case text(allowsEmpty: Bool = false)
  /// A text of a form, as a regular expression that JavaScript, Python and Swift read alike.
  /// A number is never of such a form, unless `allowsNumbers`.
  case form(String, allowsNumbers: Bool = false)
  /// One of some names.
  case choice([String])
  case flag
  case integer(ClosedRange<Int>)
  /// A number greater than 0, whole or not.
  case positiveNumber
  /// A number, 0 or more, which may stand in quotes.
  case amount
  /// A list, which may be empty unless `isFilled`; one value alone is a list of one.
  case list(FieldShape, isFilled: Bool = false)
  /// Known keys.
  case map(FieldTable)
  /// Any keys, each with such a value.
  case openMap(FieldShape)
  case oneOf([FieldShape])
  case anything
}
