import GalleryModel

extension FieldReader {
  /// Reports a key that is none of the known ones, and names the nearest. Keys that name something secret are reported
  /// without their line.
  mutating func refuseKey(_ member: YAMLMember, known: [String]) {
    guard !problems.isFull else { return }
    let name = QuotedText.of(member.key)
    if SecretWords.mayBeSecret(key: member.key, besides: known) {
      refuseSecret(named: member.key, at: member.keyPlace)
    } else if let nearest = NearestName.of(member.key, in: known) {
      problems.add("unknown key \(name); did you mean \"\(nearest)\"?", at: member.keyPlace)
    } else {
      let all = QuotedText.choice(known.sorted(), "and")
      problems.add("unknown key \(name)", at: member.keyPlace, help: "known are \(all)")
    }
  }

  /// Reports a key or token in a file by its name alone.
  mutating func refuseSecret(named name: String, at place: Place) {
    let isShown = name.unicodeScalars.count <= 40 && !SecretWords.mayHoldSecret(name)
    let showsLines = problems.showsLines
    problems.showsLines = false
    problems.add(
      "\(isShown ? name : "what stands here") does not belong in a file: keys are never read from here", at: place,
      help: SecretWords.help)
    problems.showsLines = showsLines
  }

  /// One part of an address, exactly as it will be.
  mutating func slug(_ member: YAMLMember) -> Located<String>? {
    guard case .scalar(let text, _) = member.value.content, !member.value.isNull else {
      return refuse(member, expected: Self.slugForm)
    }
    let slug = Slug.make(text)
    guard !slug.isEmpty, slug.unicodeScalars.elementsEqual(text.unicodeScalars) else {
      return refuse(member, expected: Self.slugForm, near: slug.isEmpty ? [] : [slug])
    }
    return Located(value: slug, place: member.value.place)
  }

  private static let slugForm = "lower-case letters and digits with single dashes between them"

  /// The name of a template: a path below the templates that leads nowhere else.
  mutating func templateName(_ member: YAMLMember) -> Located<String>? {
    let expected = "the name of a template, such as wide"
    guard let name = text(member, expected: expected) else { return nil }
    let parts = name.value.unicodeScalars.split(separator: "/", omittingEmptySubsequences: false).map { String($0) }
    guard !name.value.unicodeScalars.contains(where: { $0 == "\\" || $0 == "\n" }),
      parts.allSatisfy({ !$0.isEmpty && $0 != "." && $0 != ".." })
    else { return refuse(member, expected: expected) }
    return name
  }

  /// Former addresses, cleaned; the slashes at their ends do not matter.
  mutating func aliases(_ member: YAMLMember) -> [Located<String>] {
    var aliases: [Located<String>] = []
    for alias in texts(member).texts {
      guard let address = AddressText.cleaned(alias.value) else {
        problems.add(
          "aliases has \(QuotedText.of(alias.value)); expected an address of this site such as /old/espresso/",
          at: alias.place)
        continue
      }
      if let fault = AddressText.lengthFault(of: address) {
        problems.add("the alias \(QuotedText.of(address)) is too long: \(fault)", at: alias.place)
        continue
      }
      aliases.append(Located(value: address, place: alias.place))
    }
    return aliases
  }

  /// Tags without repeats; each must leave something for its address.
  mutating func tags(_ member: YAMLMember) -> [String] {
    if case .scalar(let text, isPlain: true) = member.value.content, text.contains(",") {
      let entries = text.split(separator: ",").map { String($0).trimmingWhiteSpace }.filter { !$0.isEmpty }
      problems.add(
        "tags is \(QuotedText.of(text)); expected a list", at: member.value.place,
        help: SecretWords.mayBeShown(text) ? "write tags: [\(entries.joined(separator: ", "))]" : nil)
      return []
    }
    var tags: [String] = []
    var slugs: Set<String> = []
    for tag in texts(member).texts {
      let name = tag.value.split(whereSeparator: \.isNewline).joined(separator: " ")
      let slug = Slug.make(name)
      if slug.isEmpty {
        problems.add("tags has \(QuotedText.of(name)); expected a letter or digit in it", at: tag.place)
      } else if let fault = AddressText.lengthFault(of: slug) {
        problems.add("the tag \(QuotedText.of(name)) is too long: \(fault)", at: tag.place)
      } else if slugs.insert(slug).inserted {
        tags.append(name)
      }
    }
    return tags
  }
}
