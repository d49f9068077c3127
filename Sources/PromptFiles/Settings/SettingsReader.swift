import GalleryModel
package import SiteFolder

/// Reads and checks `gallerist.yml`. An empty file is a site with all defaults; a folder without the file is none.
package struct SettingsReader {
  /// The file's path relative to the site.
  package static let file = "gallerist.yml"

  private static let keys = FieldTable.settings.keys

  private var settings = GallerySettings()
  private var reader: FieldReader

  /// Reads the settings of a site.
  package static func read(site: SiteFolder) -> SettingsReading {
    let bytes: [UInt8]
    do throws(SiteFolderError) {
      bytes = try site.read(file, limit: SourceText.sizeLimit)
    } catch .notFound {
      return SettingsReading(
        diagnostics: [
          .error(
            "there is no gallerist.yml, so this folder is no site", file: file,
            help: "create gallerist.yml (it may be empty), or name the site with --site DIR")
        ])
    } catch {
      return SettingsReading(diagnostics: [Spot(file: file, place: .start).error(error.sentence(for: "file"))])
    }
    do throws(Diagnostics) {
      return read(try SourceText(bytes, file: file))
    } catch {
      return SettingsReading(diagnostics: error.all)
    }
  }

  private static func read(_ source: SourceText) -> SettingsReading {
    var problems = FileProblems(in: source)
    // Nobody can tell a key from another text for certain, so no line of this file is ever shown.
    problems.showsLines = false
    let document = YAMLReader.read(1..<source.lineCount + 1, problems: &problems)
    var reader = SettingsReader(reader: FieldReader(problems: problems))
    reader.take(document)
    let diagnostics = reader.reader.problems.all.inReadingOrder()
    return SettingsReading(settings: diagnostics.isEmpty ? reader.settings : nil, diagnostics: diagnostics)
  }

  private init(reader: FieldReader) {
    self.reader = reader
  }

  private mutating func take(_ document: YAMLReader.Document) {
    guard case .node(let node) = document, !node.isNull else { return }
    guard case .map(let members) = node.content else {
      reader.problems.add(
        "the settings are no keys and values", at: node.place, help: "write lines such as title: Gallery")
      return
    }
    refuseSecrets(in: members)
    for member in members where !SecretWords.isSecret(member) {
      take(member)
    }
  }

  private mutating func take(_ member: YAMLMember) {
    guard FieldTable.settings.knows(member.key) else { return reader.refuseKey(member, known: Self.keys) }
    switch member.key {
    case "title": settings.title = reader.line(member)?.value ?? settings.title
    case "description": settings.description = reader.text(member, isBlock: true)?.value
    case "author": settings.author = reader.line(member)?.value
    case "license": settings.license = reader.line(member)?.value
    case "base_url": settings.baseURL = reader.siteBase(member)
    case "language": settings.language = reader.language(member) ?? settings.language
    case "output": settings.output = reader.output(member) ?? settings.output
    case "defaults": settings.defaults = reader.requestDefaults(member)
    case "generate": settings.generation = reader.generation(member)
    case "credit_price": settings.creditPrices = reader.creditPrices(member)
    case "prices": settings.prices = reader.prices(member)
    case "renditions": settings.renditions = reader.renditions(member)
    case "provenance":
      for member in reader.knownMembers(member, FieldTable.provenance.keys) {
        settings.embedPrompt = reader.flag(member) ?? false
      }
    case "costs_page": settings.costsPage = reader.flag(member) ?? settings.costsPage
    case "picture_costs": settings.pictureCosts = reader.flag(member) ?? settings.pictureCosts
    default: reader.refuseKey(member, known: Self.keys)
    }
  }

  /// Reports every key and token at any depth, by the name of its key alone.
  private mutating func refuseSecrets(in members: [YAMLMember]) {
    for member in members {
      if SecretWords.isSecret(member) {
        reader.refuseSecret(named: member.key, at: member.keyPlace)
      } else {
        refuseSecrets(in: member.value, of: member.key)
      }
    }
  }

  private mutating func refuseSecrets(in node: YAMLNode, of key: String) {
    switch node.content {
    case .map(let members): refuseSecrets(in: members)
    case .list(let items):
      for item in items {
        if case .scalar(let text, _) = item.content, SecretWords.isSecret(value: text) {
          reader.refuseSecret(named: key, at: item.place)
        } else {
          refuseSecrets(in: item, of: key)
        }
      }
    case .scalar, .refused: break
    }
  }
}
