import GalleryModel

/// The keys of a prompt file that say something of the page rather than of its requests.
struct PageFields {
  static let keys = FieldTable.page.keys

  var title: String?
  var slug: Located<String>?
  var date: ContentDate?
  var tags: [String] = []
  var alt: Located<String>?
  var description: String?
  var author: String?
  var license: String?
  var draft = false
  var weight: Int?
  var template: Located<String>?
  var aliases: [Located<String>] = []
  var cover: Located<String>?
  var extra: ContentValue?
  /// Whether a `slug` was written that cannot be used: then the address is not known.
  var hasUnusableSlug = false

  /// Takes a member if its key is one of a page's.
  mutating func take(_ member: YAMLMember, with reader: inout FieldReader) -> Bool {
    guard FieldTable.page.knows(member.key) else { return false }
    switch member.key {
    case "title": title = reader.line(member)?.value
    case "slug":
      slug = reader.slug(member)
      hasUnusableSlug = slug == nil
    case "date": date = reader.date(member)
    case "tags": tags = reader.tags(member)
    case "alt": alt = reader.text(member, allowsEmpty: true)
    case "description": description = reader.text(member, isBlock: true)?.value
    case "author": author = reader.line(member)?.value
    case "license": license = reader.line(member)?.value
    case "draft": draft = reader.flag(member) ?? false
    case "weight":
      weight = reader.integer(member, in: FieldRange.weight, expected: "a whole number")
    case "template": template = reader.templateName(member)
    case "aliases": aliases = reader.aliases(member)
    case "cover": cover = reader.line(member)
    case "extra": extra = member.value.contentValue
    default: return false
    }
    return true
  }
}
