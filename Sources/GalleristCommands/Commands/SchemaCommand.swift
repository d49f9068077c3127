import ArgumentParser
import PromptFiles

/// `gallerist schema`: the JSON Schema of what authors write.
struct SchemaCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "schema", abstract: "Print a JSON Schema, so that editors complete and check what is written.",
    discussion: """
      JSON Schema, draft 2020-12, made from the same tables that gallerist reads by. Needs no site.

      EXAMPLES
        gallerist schema settings > gallerist.schema.json
          and this as the first line of gallerist.yml:
          # yaml-language-server: $schema=gallerist.schema.json
        gallerist schema prompt    the front matter of prompt files
        gallerist schema album     the front matter of _index.md
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "prompt, settings or album.")
  var subject: SchemaSubject

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    printer.result(subject.schema)
    return .done
  }
}

extension SchemaSubject: ExpressibleByArgument {}
