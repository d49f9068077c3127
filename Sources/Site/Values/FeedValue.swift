/// The Atom feed (RFC 4287).
struct FeedValue: TemplateValue {
  enum Name: String, CaseIterable {
    case url, updated, author, entries
    case feedAddress = "feed_address"
  }

  /// The site's address, and the feed's.
  var url: String
  var feedAddress: String
  /// The newest date of the content, RFC 3339.
  var updated: String
  var author: String
  var entries: [FeedEntryValue]

  func value(_ name: Name) -> Any? {
    switch name {
    case .url: url
    case .updated: updated
    case .author: author
    case .entries: entries
    case .feedAddress: feedAddress
    }
  }
}

/// A prompt file in the feed.
struct FeedEntryValue: TemplateValue {
  enum Name: String, CaseIterable { case title, url, updated, summary, author, tags, picture, prompt }

  var title: String
  var url: String
  var updated: String
  var summary: String
  var author: String?
  var tags: [LinkValue]
  /// With absolute addresses.
  var picture: PictureValue?
  var prompt: String

  func value(_ name: Name) -> Any? {
    switch name {
    case .title: title
    case .url: url
    case .updated: updated
    case .summary: summary
    case .author: author
    case .tags: tags
    case .picture: picture
    case .prompt: prompt
    }
  }
}
