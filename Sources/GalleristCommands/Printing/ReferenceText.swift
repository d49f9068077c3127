import GalleryModel
import Generation
import Planning
import SiteFolder

/// What is said of a picture that cannot be sent, because the API could nowhere read what it builds on.
struct ReferenceText {
  private let unreachable: UnreachableReference
  private let workspace: Workspace
  private let isSandbox: Bool

  init(_ unreachable: UnreachableReference, workspace: Workspace, isSandbox: Bool) {
    self.unreachable = unreachable
    self.workspace = workspace
    self.isSandbox = isSandbox
  }

  var diagnostic: Diagnostic {
    let picture = unreachable.picture.picture
    return .error(
      "\(picture.id) is not sent: it builds on \(name), and the API could read that nowhere (\(reasons))",
      file: picture.file, line: picture.line, column: 1, help: help)
  }

  /// What it builds on, as a person knows it.
  private var name: String {
    switch unreachable.reference {
    case .url(let url): url
    case .file(let path, _): path
    case .picture(let id, _): id.text
    }
  }

  private var reasons: String {
    if isSandbox { return presence == .here ? unreachable.tried.joined(separator: "; ") : "its bytes are not here" }
    let base = unreachable.published == nil ? ["no base_url says where the site is published"] : []
    return (unreachable.tried + base).joined(separator: "; ")
  }

  private var help: String? {
    let pull: [String] =
      switch presence {
      case .here: []
      case .pointer: ["git lfs pull"]
      case .missing: ["take its file from git"]
      }
    if isSandbox { return pull.first }
    let publish = pull + ["gallerist build --offline, and deploy \(workspace.settings.output)/"]
    guard let published = unreachable.published else {
      let all = ["set base_url in gallerist.yml to where the site is published"] + publish
      return all.joined(separator: "; then ") + "; then run again"
    }
    return publish.joined(separator: "; then ") + ", so that \(published) serves it; then run again"
  }

  private enum Presence {
    case here, pointer, missing
  }

  /// Whether this machine has its bytes, to publish them.
  private var presence: Presence {
    guard let file = workspace.file(of: unreachable.reference, unreachable.place) else { return .missing }
    do throws(SiteFolderError) {
      guard let status = try workspace.site.status(of: file), status.kind == .file else { return .missing }
      guard status.bytes <= Self.longestPointer else { return .here }
      return LargeFilePointer(try workspace.site.read(file, limit: Self.longestPointer)) == nil ? .here : .pointer
    } catch {
      return .missing  // what cannot be looked at is not there
    }
  }

  /// In bytes (git-lfs specification, version 1).
  private static let longestPointer = 1_024
}
