/// One thing that a person can cause and mend: a sentence with its place and, where there is one, the next step.
///
/// Stages collect diagnostics; only a command prints them.
package struct Diagnostic: Hashable, Sendable {
  package enum Severity: String, Hashable, Sendable, Codable {
    case error
    case warning
  }

  package var severity: Severity
  /// One sentence without a full stop at its end: what is wrong, and what was expected.
  package var message: String
  /// The file's path relative to the site, or nil for something without a file.
  package var file: String?
  /// The line, from 1.
  package var line: Int?
  /// The column, from 1, counted in Unicode scalars.
  package var column: Int?
  /// The text of the line, for the excerpt under the message.
  package var excerpt: String?
  /// The next step, or nil.
  package var help: String?

  package init(
    _ severity: Severity = .error, _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil,
    excerpt: String? = nil, help: String? = nil
  ) {
    self.severity = severity
    self.message = message
    self.file = file
    self.line = line
    self.column = column
    self.excerpt = excerpt
    self.help = help
  }

  /// The same, for what is no reason to stop.
  package var asWarning: Diagnostic {
    var warning = self
    warning.severity = .warning
    return warning
  }

  package static func error(
    _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil, excerpt: String? = nil,
    help: String? = nil
  ) -> Diagnostic {
    Diagnostic(.error, message, file: file, line: line, column: column, excerpt: excerpt, help: help)
  }

  package static func warning(
    _ message: String, file: String? = nil, line: Int? = nil, column: Int? = nil, excerpt: String? = nil,
    help: String? = nil
  ) -> Diagnostic {
    Diagnostic(.warning, message, file: file, line: line, column: column, excerpt: excerpt, help: help)
  }
}
