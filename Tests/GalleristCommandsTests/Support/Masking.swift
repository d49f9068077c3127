import Foundation
import Testing

/// Text with the ids of attempts, which are new in every run, as `ATTEMPT`.
func masked(_ text: String) -> String {
  text.replacing(#/\b01[0-9A-HJKMNP-TV-Z]{24}\b/#, with: "ATTEMPT")
}

extension TestSite {
  /// The JSON object that a command prints.
  func json(_ arguments: [String]) async throws -> [String: Any] {
    let outcome = await run(arguments)
    let object = try JSONSerialization.jsonObject(with: Data(outcome.output.utf8))
    return try #require(object as? [String: Any])
  }
}
