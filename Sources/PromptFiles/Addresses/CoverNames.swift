import Foundation
import GalleryModel

/// The ids of all pictures, for covers to be looked up in.
struct CoverNames {
  private var ids: Set<String> = []

  init(_ ids: [String] = []) {
    self.ids = Set(ids)
  }

  /// The first of some names that is a picture's id, in the id's own spelling.
  func first(of names: [String]) -> String? {
    names.lazy.map(\.precomposedStringWithCanonicalMapping).first(where: ids.contains)
  }

  func nearest(to name: String) -> String? {
    NearestName.of(name, in: ids.sorted())
  }
}
