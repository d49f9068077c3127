/// One prompt of a file, as it was written.
struct PromptBlock {
  var prompt: TextTemplate
  /// Where the prompt begins.
  var place: Place
  /// What the info string says of the request.
  var fields = RequestFields()
  var id: Located<String>?
  var alt: TextTemplate?
  /// How many pictures of each request; nil where the file says it.
  var takes: Int?
}
