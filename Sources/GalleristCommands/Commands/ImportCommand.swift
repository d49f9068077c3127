import ArgumentParser
import Foundation
import GalleryModel
import PromptFiles
import PromptTables
import SiteFolder

/// `gallerist import`: writes prompt files from a table.
struct ImportCommand: GalleristCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Write prompt files from a table: CSV, JSON or JSON lines.",
    discussion: """
      Columns are named like the keys of a prompt file, and prompt for the text. Where a row's file goes: file \
      (products/espresso), or album and name; without them it is named after slug, title or the prompt's first words. \
      Columns such as vars.finish, matrix.finish and extra.camera set one member each.

      In CSV, tags are split at |, else at ;, else at commas; images and aliases at |, else at white space; matrix.NAME \
      at | alone; a list may also be written as JSON. The first row names the columns; commas, semicolons and tabs \
      between cells are told apart. In JSON a table is a list of objects, in JSON lines one object in each line.

      Everything is checked first, by the reader of prompt files itself: nothing is written while any row is wrong. \
      Nothing is ever overwritten; a file that is there already with the same bytes counts as done, so that the same \
      import can be run again. {{ in a prompt stands for itself unless --placeholders is given.

      EXAMPLES
        gallerist import prompts.csv --dry-run
        gallerist import prompts.csv --to products
        generate-prompts | gallerist import - --format jsonl
      """)

  @OptionGroup var common: CommonOptions

  @Argument(help: "The table, relative to the current folder; - reads standard input.")
  var table: String

  @Option(help: ArgumentHelp("csv, json or jsonl; else the file's ending tells.", valueName: "format"))
  var format: TableFormat?

  @Option(help: ArgumentHelp("The folder below content/ that everything is put into.", valueName: "album"))
  var to: String?

  @Flag(help: "Take {{name}} in prompts for a placeholder.")
  var placeholders = false

  @Flag(name: [.customShort("n"), .long], help: "Show what would be written; write nothing.")
  var dryRun = false

  @Flag(help: "Print JSON.")
  var json = false

  var printsJSON: Bool { json }

  func validate() throws {
    if format == nil, TableFormat(fileName: table) == nil {
      throw ValidationError(
        table == "-"
          ? "standard input has no name that tells its format; add --format csv, json or jsonl"
          : "the name \"\(table)\" does not tell the format; add --format csv, json or jsonl")
    }
    if let album, let fault = album.isEmpty ? nil : ContentPath.fault(in: album) {
      throw ValidationError("--to is \"\(to ?? "")\"; \(fault)")
    }
  }

  /// Without slashes at its ends.
  private var album: String? {
    to.map { $0.split(separator: "/", omittingEmptySubsequences: false).drop(while: \.isEmpty) }.map { parts in
      parts.last?.isEmpty == true ? parts.dropLast().joined(separator: "/") : parts.joined(separator: "/")
    }
  }

  func run(in world: World, printer: Printer) async throws(CommandFailure) -> ExitStatus {
    let site = try Workspace.folder(common)
    let settings = try Workspace.settings(of: site)
    let prompts = try prompts(in: world, site, settings)
    if dryRun {
      report(prompts.files, printer)
      return .done
    }
    var written = 0
    let failure = write(prompts, to: site, in: world) { file in
      written += 1
      printer.detail("wrote \(file.file)")
    }
    let count = prompts.files.count { $0.state == .new }
    if var failure {
      if written > 0 {
        failure.diagnostics.append(
          .warning("\(written) of \(count) prompt files were written", help: "run the same import again: it goes on"))
      }
      throw failure
    }
    report(prompts.files, printer)
    return .done
  }

  private func prompts(
    in world: World, _ site: SiteFolder, _ settings: GallerySettings
  ) throws(CommandFailure) -> PromptImport {
    guard let format = format ?? TableFormat(fileName: table) else {
      throw CommandFailure(.usage, "--format is missing")
    }
    let bytes = try TableFile.read(table, in: world)
    let name = table == "-" ? "standard input" : table
    do throws(Diagnostics) {
      return try PromptImport(
        PromptTable(bytes, file: name, format: format), site: site, settings: settings, album: album ?? "",
        fillsPlaceholders: placeholders)
    } catch {
      throw CommandFailure(.contentError, error.all + [.error("nothing was imported", help: nil)])
    }
  }

  private func write(
    _ prompts: PromptImport, to site: SiteFolder, in world: World, written: (ImportedFile) -> Void
  ) -> CommandFailure? {
    do throws(SiteFolderError) {
      let taken = try prompts.write(to: site, isStopped: { Task.isCancelled }, written: written)
      if Task.isCancelled {
        return CommandFailure(world.interruption() == 15 ? .terminated : .interrupted, "interrupted")
      }
      return taken.map { CommandFailure(.contentError, "\($0.file) was made by somebody else meanwhile") }
    } catch {
      return CommandFailure(error)
    }
  }

  private func report(_ files: [ImportedFile], _ printer: Printer) {
    let new = files.filter { $0.state == .new }
    let same = files.count - new.count
    if json {
      printer.result(jsonText(of: files))
      return
    }
    if dryRun {
      printer.result(
        files.map {
          "\($0.state == .new ? "would write" : "already there, the same:") \(DiagnosticText.visible($0.file))\n"
        }
        .joined())
    }
    let verb = dryRun ? "to be written" : "written"
    let sameText = same == 0 ? "" : ", \(same) already there, the same"
    let text = "\(Self.counted(new.count)) \(verb)\(sameText).\n"
    if dryRun { printer.note(String(text.dropLast())) } else { printer.result(text) }
    if !new.isEmpty { printer.note(dryRun ? "Nothing was written." : "gallerist plan shows what they will cost.") }
  }

  private static func counted(_ count: Int) -> String { count == 1 ? "1 prompt file" : "\(count) prompt files" }

  private func jsonText(of files: [ImportedFile]) -> String {
    let written = files.count { $0.state == .new }
    let entries = files.map { file in
      JSONText.object([
        ("file", JSONText.string(file.file)), ("id", JSONText.string(file.id)), ("line", String(file.place.line)),
        ("state", JSONText.string(file.state == .same ? "same" : dryRun ? "to_write" : "written")),
      ])
    }
    return JSONText.object([
      ("files", "[" + entries.joined(separator: ",") + "]"), ("written", String(dryRun ? 0 : written)),
      ("same", String(files.count - written)), ("dry_run", String(dryRun)),
    ]) + "\n"
  }
}

extension TableFormat: ExpressibleByArgument {}
