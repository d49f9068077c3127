/// Addresses that the preview keeps for itself.
enum OwnAddress {
  static let folder = "/_gallerist/"
  static let script = "/_gallerist/preview.js"
  static let events = "/_gallerist/events"
}
