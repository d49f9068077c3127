/// What stands at a place itself, with a link taken for a link.
package enum PlaceKind: Hashable, Sendable {
  case file
  case folder
  case link
  /// A pipe, socket or device.
  case other
}
