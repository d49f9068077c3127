/// The doors of the sandbox.
package enum SandboxEndpoint: String, Sendable, Hashable, CaseIterable {
  /// `POST /api/v1/generate`
  case generate
  /// `GET /api/v1/status`
  case status
  /// A picture, from the second origin.
  case download
  /// A file of the published site that the sandbox stands in for, from the second origin.
  case site
}
