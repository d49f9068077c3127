import ArgumentParser
import GalleryModel
import PromptFiles
import SiteFolder

/// The ids of a site's pictures, for a shell that completes a command line.
enum PictureCompletion {
  /// More than this is of no help to anybody, and slow.
  private static let most = 2_000

  /// For an option or argument that takes a picture's id.
  static let kind = CompletionKind.custom { arguments, _, prefix in ids(for: arguments, prefix: prefix) }

  /// - Parameters:
  ///   - arguments: the command line so far; it may name the site.
  ///   - prefix: what the id begins with.
  static func ids(for arguments: [String], prefix: String) -> [String] {
    do throws(SiteFolderError) {
      let site = try SiteFolder(at: folder(in: arguments))
      guard let settings = SettingsReader.read(site: site).settings else { return [] }
      // Also while another file is being written and has errors.
      let content = ContentReader(site: site, settings: settings).read().readable
      let ids = content.pictures.map(\.id.text).filter { $0.hasPrefix(prefix) && isPlain($0) }
      let shown = ids.prefix(most)
      // There, what follows a colon is a description.
      return CompletionShell.requesting == .zsh ? shown.map { $0.replacing(":", with: "\\:") } : Array(shown)
    } catch {
      return []  // nothing to complete; the command itself says why
    }
  }

  private static func folder(in arguments: [String]) -> String {
    if let joined = arguments.last(where: { $0.hasPrefix("--site=") }) { return unquoted(joined.dropFirst(7)) }
    guard let place = arguments.lastIndex(of: "--site"), place + 1 < arguments.count else { return "." }
    return unquoted(arguments[place + 1][...])
  }

  /// Shells hand words over as they stand on the line.
  private static func unquoted(_ word: Substring) -> String {
    var result = ""
    var quote: Character?
    var isEscaped = false
    for character in word {
      switch character {
      case _ where isEscaped:
        result.append(character)
        isEscaped = false
      case "\\" where quote != "'": isEscaped = true
      case "'", "\"":
        if quote == nil {
          quote = character
        } else if quote == character {
          quote = nil
        } else {
          result.append(character)
        }
      default: result.append(character)
      }
    }
    return result
  }

  /// Whether a shell takes it for one word and nothing else. What is completed is read by the shell again, bash expands it
  /// even, and names of content are anybody's: an id with other characters is left to be typed.
  private static func isPlain(_ id: String) -> Bool {
    guard let first = id.unicodeScalars.first, first != "~", first != "-", first != "#", first != "=" else {
      return false
    }
    return id.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII ? plain.contains(scalar) : scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    }
  }

  private static let plain = Set(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./~@=,:%+#".unicodeScalars)
}
