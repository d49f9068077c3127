/// What is looked for in pages.
enum Markup {
  /// A page without the theme's own scripts, and without data for search engines in which nothing could end the element.
  static func withoutOwnScripts(_ html: String) -> String {
    html.replacing(#/<script src="[^"]*assets/(early|gallery)-[0-9a-f]{12}\.js"( defer)?></script>/#, with: "")
      .replacing(#/<script type="application/ld\+json">[^<>&]*</script>/#, with: "")
  }

  /// The data for search engines; nil where there is none.
  static func imageObjects(_ html: String) -> String? {
    html.firstMatch(of: #/<script type="application/ld\+json">([^<>&]*)</script>/#).map { String($0.output.1) }
  }
}
