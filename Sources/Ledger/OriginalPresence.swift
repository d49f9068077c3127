/// What stands in the place of an original.
package enum OriginalPresence: Hashable, Sendable {
  case present
  case missing
  /// A git-lfs pointer to exactly this original: neither missing nor changed.
  case pointer
  /// Something with other bytes.
  case damaged
}
