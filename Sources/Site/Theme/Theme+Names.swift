package import GalleryModel

extension Theme {
  /// Everything in a site's content that names a template which does not exist, or is not for pages.
  package func unknownTemplates(in content: GalleryContent) -> [Diagnostic] {
    PageTemplates(self).problems(in: content)
  }

  /// Everything odd about the theme that keeps no page from being made: ``warnings``, and files of the site's that were
  /// meant for a part of the theme and are used for nothing.
  package func oddities(in content: GalleryContent) -> [Diagnostic] {
    warnings + strays.warnings(named: PageTemplates.named(in: content))
  }
}
