import GalleryModel

/// The values that only the settings have.
extension FieldReader {
  /// The members of a map whose keys are known; others are reported.
  mutating func knownMembers(_ member: YAMLMember, _ known: [String]) -> [YAMLMember] {
    var result: [YAMLMember] = []
    for inner in members(member) ?? [] where !SecretWords.isSecret(inner) {
      if known.contains(inner.key) {
        result.append(inner)
      } else {
        refuseKey(inner, known: known)
      }
    }
    return result
  }

  mutating func siteBase(_ member: YAMLMember) -> String? {
    let expected = "an http or https address without query, such as https://example.com/gallery/"
    guard let text = text(member, expected: expected) else { return nil }
    guard let base = WebAddress.siteBase(text.value) else { return refuse(member, expected: expected) }
    return base
  }

  /// A language tag by its form (RFC 5646): subtags of letters and digits. Languages have two or three letters there;
  /// longer ones are allowed for, but none was ever registered, and `english` is a mistake.
  mutating func language(_ member: YAMLMember) -> String? {
    let expected = "a language tag such as en or pt-BR"
    guard let text = text(member, expected: expected) else { return nil }
    let parts = text.value.split(separator: "-", omittingEmptySubsequences: false)
    let isLetterOrDigit = { (byte: UInt8) in (48...57).contains(byte) || (97...122).contains(byte | 32) }
    let isTag =
      parts.allSatisfy { (1...8).contains($0.utf8.count) && $0.utf8.allSatisfy(isLetterOrDigit) }
      && parts.first.map { (2...3).contains($0.utf8.count) && $0.utf8.allSatisfy { $0 > 57 } } ?? false
    return isTag && text.value.utf8.count <= 35 ? text.value : refuse(member, expected: expected)
  }

  mutating func output(_ member: YAMLMember) -> String? {
    let expected = "a folder of its own inside the site, such as public"
    guard let text = text(member, expected: expected) else { return nil }
    return OutputFolder.cleaned(text.value) ?? refuse(member, expected: expected)
  }

  mutating func requestDefaults(_ member: YAMLMember) -> RequestDefaults {
    var fields = RequestFields()
    for inner in knownMembers(member, FieldTable.defaults.keys) {
      _ = fields.take(inner, with: &self)
    }
    return RequestDefaults(
      model: fields.model?.value ?? .gptimage2, quality: fields.quality?.value, resolution: fields.resolution?.value,
      aspectRatio: fields.aspectRatio?.value, outputFormat: fields.outputFormat?.value, size: fields.size?.value)
  }

  mutating func generation(_ member: YAMLMember) -> GenerationSettings {
    var settings = GenerationSettings()
    for inner in knownMembers(member, FieldTable.generate.keys) {
      switch inner.key {
      case "concurrency":
        settings.concurrency =
          integer(inner, in: FieldRange.concurrency, expected: "a whole number from 1 to 16") ?? settings.concurrency
      case "max_credits": settings.maxCredits = credits(inner)
      case "poll_interval":
        settings.pollInterval =
          positiveNumber(inner, expected: "a number of seconds greater than 0") ?? settings.pollInterval
      case "timeout":
        settings.timeout = positiveNumber(inner, expected: "a number of seconds greater than 0") ?? settings.timeout
      default: settings.callbackURL = webAddress(inner)?.value
      }
    }
    return settings
  }

  mutating func credits(_ member: YAMLMember) -> Int? {
    integer(member, in: FieldRange.credits, expected: "a whole number of credits, 0 or more")
  }

  mutating func renditions(_ member: YAMLMember) -> RenditionSettings {
    var settings = RenditionSettings()
    for inner in knownMembers(member, FieldTable.renditions.keys) {
      switch inner.key {
      case "widths":
        let widths = entries(of: inner, expected: "a list of widths in pixels").compactMap {
          integer($0, in: FieldRange.renditionWidth, expected: "a whole number of pixels from 16 to 8192")
        }
        settings.widths = widths.isEmpty ? settings.widths : Set(widths).sorted()
      case "formats":
        var formats: [RenditionFormat] = []
        for entry in entries(of: inner, expected: "a list of webp, jpeg and avif") {
          if let format: RenditionFormat = choice(entry)?.value, !formats.contains(format) { formats.append(format) }
        }
        settings.formats = formats.isEmpty ? settings.formats : formats
      default:
        settings.quality =
          integer(inner, in: FieldRange.renditionQuality, expected: "a whole number from 1 to 100") ?? settings.quality
      }
    }
    return settings
  }

  /// The entries of a list that must not be empty; one value alone is a list of one.
  private mutating func entries(of member: YAMLMember, expected: String) -> [YAMLMember] {
    switch member.value.content {
    case .list(let items) where !items.isEmpty:
      return items.map { YAMLMember(key: member.key, keyPlace: $0.place, value: $0) }
    case .scalar where !member.value.isNull: return [member]
    default: return refuse(member, expected: expected) ?? []
    }
  }
}
