/// Whether a request makes a picture from text alone or edits given pictures; prices differ.
package enum RequestMode: String, CaseIterable, Hashable, Sendable, Codable {
  case text
  case edit
}
