import GalleryModel
import PromptFiles

/// The folder that `serve --output` names. It is never the one that is published: a preview may have drafts and the
/// sandbox's pictures, and its links lead to this machine.
enum PreviewOutput {
  static func check(_ output: String, settings: GallerySettings) throws(CommandFailure) {
    let (own, published) = (parts(output), parts(settings.output))
    guard own.starts(with: published) || published.starts(with: own) else { return }
    throw CommandFailure(
      .usage, "--output is \"\(output)\"; gallerist build writes what is published to \(settings.output)/",
      help: "choose another folder for the preview, such as --output preview, or none")
  }

  /// Some file systems take Public for public.
  private static func parts(_ path: String) -> [Substring] { Slug.foldingKey(path).split(separator: "/") }
}
