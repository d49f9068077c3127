import GalleryModel
import Ledger
import SiteFolder

/// Ends a command: what the person is told, and the exit status.
struct CommandFailure: Error {
  var status: ExitStatus
  var diagnostics: [Diagnostic]

  init(_ status: ExitStatus, _ diagnostics: [Diagnostic]) {
    self.status = status
    self.diagnostics = diagnostics
  }

  init(_ status: ExitStatus, _ message: String, help: String? = nil) {
    self.init(status, [.error(message, help: help)])
  }

  init(_ error: BooksError) {
    switch error {
    case .lock(let diagnostics): self.init(.contentError, diagnostics.all)
    case .rescued(let reason):
      self.init(
        .inputOutput, "\(reason); what there was to write down is safe in the rescue file",
        help: "make room, and the next run takes it in")
    case .io, .ledger, .replaced, .knownMeanwhile: self.init(.inputOutput, error.sentence)
    }
  }

  init(_ error: SiteFolderError) {
    switch error {
    case .busy: self.init(.busy, error.description, help: "wait until it is done")
    default: self.init(.inputOutput, error.description)
    }
  }
}
