import ArgumentParser
import Foundation

/// What the program can be told, read from the definitions of its commands.
struct CommandCatalog: Decodable {
  /// The program itself.
  let command: Entry

  /// The program or one of its commands.
  struct Entry: Decodable {
    let commandName: String
    let abstract: String?
    let discussion: String?
    let shouldDisplay: Bool?
    let subcommands: [Entry]?
    let arguments: [Argument]?
  }

  /// An option, a flag or an argument.
  struct Argument: Decodable {
    enum Kind: String, Decodable {
      case positional
      case option
      case flag
    }

    struct Name: Decodable {
      let kind: String
      let name: String

      /// As it is typed.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    let kind: Kind
    let shouldDisplay: Bool?
    let isOptional: Bool
    let isRepeating: Bool
    let names: [Name]?
    let valueName: String?
    let defaultValue: String?
    let allValues: [String]?
    let abstract: String?

    /// As a person finds it in the help: `--only <glob>`, `<picture>`.
    var synopsis: String {
      let value = "<\(valueName ?? "value")>"
      switch kind {
      case .positional: return value
      case .flag: return names?.last?.text ?? value
      case .option: return names?.last.map { $0.text + " " + value } ?? value
      }
    }
  }

  /// - Throws: an error of the decoder where the parser describes commands in another way than it did.
  init() throws {
    self = try JSONDecoder().decode(CommandCatalog.self, from: Data(Gallerist._dumpHelp().utf8))
  }

  /// All commands, `help` included.
  var commands: [Entry] { command.subcommands ?? [] }

  /// The command of a name; the program itself for nil.
  func entry(_ name: String?) -> Entry? {
    name == nil ? command : commands.first { $0.commandName == name }
  }
}
