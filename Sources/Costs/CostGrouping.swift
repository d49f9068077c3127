/// What a cost report has a row for.
package enum CostGrouping: String, CaseIterable, Hashable, Sendable {
  case model
  case quality
  case tag
  case album
  case month
  case picture
}
