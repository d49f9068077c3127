import GalleryModel
import Ledger
import Renditions
import Site

/// The libraries that the system brings, as they are now.
enum LibraryCheckup {
  static var findings: [Finding] {
    [
      Finding(.libraries, "gallerist", .ok, "gallerist \(Version.current)"), pictures, database,
      Finding(.libraries, "cmark-gfm", .ok, "cmark-gfm \(MarkdownLibrary.version)"),
    ]
  }

  private static var pictures: Finding {
    let problems = RenditionFormat.allCases.compactMap { format in
      PictureLibrary.problem(writing: format).map { (format, $0) }
    }
    let able = RenditionFormat.allCases.filter { format in !problems.contains { $0.0 == format } }
    let name = "libvips \(PictureLibrary.version)"
    guard let (format, reason) = problems.first else {
      return Finding(.libraries, "libvips", .ok, "\(name) writes \(list(able))")
    }
    let cannot = "\(name) cannot write \(list(problems.map(\.0))): \(reason)"
    guard format != .webp else {
      return Finding(
        .libraries, "libvips", .error(.unexpected), cannot, help: "install libvips with its usual formats")
    }
    return Finding(
      .libraries, "libvips", .warning, cannot,
      help: "install libvips with its usual formats, or leave them out of renditions")
  }

  private static var database: Finding {
    do throws(LedgerError) {
      return Finding(.libraries, "sqlite", .ok, "SQLite \(try DatabaseLibrary.version())")
    } catch {
      return Finding(.libraries, "sqlite", .error(.unexpected), "\(error)", help: "install SQLite 3")
    }
  }

  private static func list(_ formats: [RenditionFormat]) -> String {
    let names = formats.map { $0 == .webp ? "WebP" : $0.rawValue.uppercased() }
    guard let last = names.last, names.count > 1 else { return names.first ?? "nothing" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }
}
