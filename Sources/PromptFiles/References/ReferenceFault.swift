/// Why a reference leads to nothing that can be edited, as the end of a sentence.
struct ReferenceFault: Error, Hashable {
  var sentence: String
  var help: String?
}
