/// A prompt file's body in its order: text around the prompts, and the prompts themselves.
package enum NoteSegment: Hashable, Sendable {
  /// Markdown that is shown on the page.
  case markdown(String)
  /// The prompt block with this position, from 0.
  case prompt(Int)
}
