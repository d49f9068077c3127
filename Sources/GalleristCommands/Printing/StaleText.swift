import GalleryModel

/// What becomes of the edits of a picture when another original counts for it.
struct StaleText {
  /// A sentence with the next step; nil where no edit is concerned.
  let line: String?

  /// - Parameters:
  ///   - before: what was known before the change.
  ///   - after: what is known since.
  init(_ workspace: Workspace, before: Holdings, after: Holdings) {
    func stale(_ holdings: Holdings) -> [String] {
      workspace.resolved(by: holdings).allPictures.filter { $0.keeps != nil }.map(\.id.text)
    }
    let known = Set(stale(before))
    let new = stale(after).filter { !known.contains($0) }
    guard !new.isEmpty else {
      line = nil
      return
    }
    let one = new.count == 1
    line =
      "\(DiagnosticText.visible(NameList.text(new))) \(one ? "edits" : "edit") what it was before, and "
      + "\(one ? "keeps its picture" : "keep their pictures"); gallerist generate --stale makes \(one ? "it" : "them") anew."
  }
}
