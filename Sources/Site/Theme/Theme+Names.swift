package import GalleryModel

extension Theme {
  /// Everything in a site's content that names a template which does not exist, or is not for pages.
  package func unknownTemplates(in content: GalleryContent) -> [Diagnostic] {
    PageTemplates(self).problems(in: content)
  }
}
