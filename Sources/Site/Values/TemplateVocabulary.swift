/// Every name that a template may use.
enum TemplateVocabulary {
  static let names: Set<String> = {
    let lists: [[String]] = [
      FrameValue.names, SiteValue.names, PageImageValue.names, LinkValue.names, CollectionValue.names,
      AlbumValue.names, PaginationValue.names, PageNumberValue.names, GridItemValue.names, PictureValue.names,
      SourceValue.names, PlaceholderValue.names, CountValue.names, PromptPageValue.names, WorkValue.names,
      BlockValue.names, ComparisonValue.names, ComparisonTableValue.names, ComparisonRowValue.names,
      ComparisonCellValue.names, CoordinateValue.names, PatternPartValue.names, VariedPromptValue.names,
      ReferenceValue.names, DateValue.names, LicenseValue.names, IndexValue.names, IndexEntryValue.names,
      CostsValue.names, CostPartValue.names, CostRowValue.names, DearestValue.names, AlternateValue.names,
      AliasValue.names, FeedValue.names, FeedEntryValue.names,
      SitemapValue.names, SitemapEntryValue.names,
    ]
    return Set(lists.joined())
  }()

  /// Names whose values are markup that was made here, safe to stand in a page as they are.
  static let markup: Set<String> = ["notes", "notes_before", "notes_after", "json_ld"]

  /// Names below which anything may stand: what authors put under `extra:`, and the theme's own assets.
  static let free: Set<String> = ["extra", "assets"]
}
