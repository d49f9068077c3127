import GalleryModel
import JoyAISandbox
import Ledger
import SiteFolder

/// Publishes what requests build on in the sandbox, which stands in for the published site as well.
struct SandboxStand: Sendable {
  let workspace: Workspace
  let sandbox: Sandbox

  /// Where the sandbox has a reference's bytes, read from the site's own file whenever they are fetched.
  func address(of reference: ImageReference, _ place: PublishedReference) async -> String? {
    guard let file = workspace.file(of: reference, place) else { return nil }
    let site = workspace.site
    return await sandbox.host(place.path) {
      do throws(SiteFolderError) {
        return try site.read(file, limit: OriginalStore.sizeLimit)
      } catch {
        return nil  // as on a server: what cannot be read is not there
      }
    }
  }
}
