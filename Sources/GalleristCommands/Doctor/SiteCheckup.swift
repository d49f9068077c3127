import Foundation
import GalleryModel
import Ledger
import PromptFiles
import SiteFolder

/// A site's settings, content and books; a folder that is no site is none the worse for it.
struct SiteCheckup {
  let findings: [Finding]
  /// The folder of the finished site; nil where there is no site.
  let output: String?

  init(folder: SiteFolder) {
    let reading = SettingsReader.read(site: folder)
    guard Self.isThere(folder) else {
      findings = [Finding(.site, "settings", .ok, "no site here, so none was looked at")]
      output = nil
      return
    }
    var findings: [Finding] = []
    if let settings = reading.settings {
      findings.append(Finding(.site, "settings", .ok, "\(SettingsReader.file) can be read"))
      findings.append(Self.content(folder, settings))
    } else {
      findings.append(
        Self.problem(
          "settings", Self.counted(reading.diagnostics, in: SettingsReader.file), .settingsError))
    }
    findings += Self.books(folder)
    findings.append(Self.isWritable(folder))
    self.findings = findings
    output = reading.settings?.output ?? GallerySettings().output
  }

  private static func isThere(_ folder: SiteFolder) -> Bool {
    do throws(SiteFolderError) {
      return try folder.kind(at: SettingsReader.file) != nil
    } catch {
      return true  // reading it says what is wrong
    }
  }

  private static func problem(_ check: String, _ message: String, _ status: ExitStatus) -> Finding {
    Finding(.site, check, .error(status), message, help: "gallerist check shows them all")
  }

  private static func counted(_ diagnostics: [Diagnostic], in place: String) -> String {
    let count = diagnostics.count == 1 ? "1 error" : "\(diagnostics.count) errors"
    guard let first = diagnostics.first else { return "\(place) cannot be read" }
    let line = first.line.map { ":\($0)" } ?? ""
    return "\(count) in \(place); the first: \((first.file ?? place) + line): \(first.message)"
  }

  private static func content(_ folder: SiteFolder, _ settings: GallerySettings) -> Finding {
    let reading = ContentReader(site: folder, settings: settings).read()
    guard let content = reading.content else {
      return problem("content", counted(reading.diagnostics, in: "content/"), .contentError)
    }
    let files = content.files.count == 1 ? "1 prompt file" : "\(content.files.count) prompt files"
    return Finding(.site, "content", .ok, "\(files), \(Counted.pictures(content.pictures.count)), no errors")
  }

  private static func books(_ folder: SiteFolder) -> [Finding] {
    let layout = BooksLayout.site
    do throws(BooksError) {
      let books = try BooksReader(site: folder, layout: layout)
      let facts = books.lines.count == 1 ? "1 fact" : "\(books.lines.count) facts"
      let open = books.holdings.attempts.count { !$0.isSettled }
      var findings = [
        Finding(
          .site, "books", .ok,
          books.lines.isEmpty ? "no books yet: nothing was paid for" : "\(layout.lock) and ledger can be read: \(facts)"
        )
      ]
      findings += books.warnings.map { Finding(.site, "books", .warning, $0.message, help: $0.help) }
      if open > 0 {
        findings.append(
          Finding(
            .site, "attempts", .warning, "\(Counted.attempts(open)) in flight or in doubt", help: "gallerist status"))
      }
      return findings
    } catch {
      let failure = CommandFailure(error)
      return failure.diagnostics.map { diagnostic in
        let line = diagnostic.line.map { ":\($0)" } ?? ""
        let place = diagnostic.file.map { "\($0)\(line): " } ?? ""
        return Finding(
          .site, "books", .error(failure.status), place + diagnostic.message,
          help: diagnostic.help ?? "gallerist verify")
      }
    }
  }

  private static func isWritable(_ folder: SiteFolder) -> Finding {
    let state = folder.root + "/.gallerist"
    let places = [folder.root] + (FileManager.default.fileExists(atPath: state) ? [state] : [])
    let closed = places.first { !FileManager.default.isWritableFile(atPath: $0) }
    guard let closed else { return Finding(.site, "writable", .ok, "the site can be written") }
    return Finding(
      .site, "writable", .error(.inputOutput), "\(closed) cannot be written",
      help: "give yourself the right to write there")
  }
}
