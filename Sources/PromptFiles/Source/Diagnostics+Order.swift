import GalleryModel

extension [Diagnostic] {
  /// By file, line and column, in the order found otherwise.
  func inReadingOrder() -> [Diagnostic] {
    enumerated().sorted { first, second in
      let (a, b) = (first.element, second.element)
      return (a.file ?? "", a.line ?? 0, a.column ?? 0, first.offset)
        < (b.file ?? "", b.line ?? 0, b.column ?? 0, second.offset)
    }.map(\.element)
  }
}
