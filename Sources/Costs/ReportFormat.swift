/// The forms in which a report can be had.
package enum ReportFormat: String, CaseIterable, Hashable, Sendable {
  case table
  case csv
  case json
  case markdown
}
