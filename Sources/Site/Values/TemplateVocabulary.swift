/// Every name that a template may use.
enum TemplateVocabulary {
  /// What a template can enter, with the names of its values.
  struct Object: Sendable {
    var name: String
    var type: Any.Type
    var values: [String]

    init<Value: TemplateValue>(_ name: String, _ type: Value.Type) {
      self.name = name
      self.type = type
      values = type.names
    }
  }

  /// The objects that templates meet, by the names that `docs/templates.md` gives them.
  static let objects: [Object] = [
    Object("frame", FrameValue.self), Object("site", SiteValue.self), Object("page image", PageImageValue.self),
    Object("link", LinkValue.self), Object("collection", CollectionValue.self), Object("item", GridItemValue.self),
    Object("album", AlbumValue.self), Object("pagination", PaginationValue.self),
    Object("page number", PageNumberValue.self),
    Object("picture", PictureValue.self), Object("source", SourceValue.self),
    Object("placeholder", PlaceholderValue.self),
    Object("prompt page", PromptPageValue.self), Object("block", BlockValue.self), Object("work", WorkValue.self),
    Object("alternate", AlternateValue.self), Object("reference", ReferenceValue.self),
    Object("coordinate", CoordinateValue.self),
    Object("comparison", ComparisonValue.self), Object("comparison table", ComparisonTableValue.self),
    Object("comparison row", ComparisonRowValue.self), Object("comparison cell", ComparisonCellValue.self),
    Object("pattern part", PatternPartValue.self), Object("varied prompt", VariedPromptValue.self),
    Object("count", CountValue.self),
    Object("date", DateValue.self), Object("license", LicenseValue.self), Object("index", IndexValue.self),
    Object("index entry", IndexEntryValue.self), Object("costs", CostsValue.self),
    Object("cost part", CostPartValue.self),
    Object("cost row", CostRowValue.self), Object("dear picture", DearestValue.self),
    Object("former address", AliasValue.self),
    Object("feed", FeedValue.self), Object("feed entry", FeedEntryValue.self), Object("site map", SitemapValue.self),
    Object("site map entry", SitemapEntryValue.self),
  ]

  static let names: Set<String> = Set(objects.flatMap(\.values))

  /// Names whose values are markup that was made here, safe to stand in a page as they are.
  static let markup: Set<String> = ["notes", "notes_before", "notes_after", "json_ld"]

  /// Names below which anything may stand: what authors put under `extra:`, and the theme's own assets.
  static let free: Set<String> = ["extra", "assets"]
}
