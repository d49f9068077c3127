/// One prompt of a file, as it was written.
struct PromptBlock {
  /// The prompt's text with `\{{` already resolved.
  var prompt: String
  /// Where the prompt begins.
  var place: Place
  /// What the info string says of the request.
  var fields = RequestFields()
  var id: Located<String>?
  var alt: Located<String>?
}
