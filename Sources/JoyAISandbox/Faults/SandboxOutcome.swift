/// How a task ends.
package enum SandboxOutcome: Sendable, Hashable {
  /// With this many pictures, in `images` in their order; usually 1, 0 answers an empty list.
  case succeeded(pictures: Int)
  /// With `status` as given (`failed`, `error` …) and a reason in `error`.
  case failed(word: String, reason: String)
  /// Never: `status` stays at this word, like `processing` or one that nobody knows.
  case stuck(word: String)
}
