import GalleryModel

/// What stands below the front matter.
struct FileBody {
  /// Notes and prompts in the order written.
  var segments: [NoteSegment] = []
  var blocks: [PromptBlock] = []
}
