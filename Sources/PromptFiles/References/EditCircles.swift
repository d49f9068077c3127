import GalleryModel

/// Finds pictures that build on each other in a circle.
struct EditCircles {
  private struct Edit {
    var picture: Picture
    /// What it builds on, each with the place of the reference.
    var parents: [(id: PictureID, spot: Spot)]
  }

  /// The most members of a circle that are named.
  private static let longest = 100

  private var edits: [PictureID: Edit] = [:]
  /// In the order in which the files were read.
  private var order: [PictureID] = []

  /// Takes a picture with its references filled in.
  /// - Parameter spots: the places of its references.
  mutating func add(_ picture: Picture, spots: [Spot]) {
    let parents = zip(picture.request.images, spots).compactMap { image, spot in image.picture.map { ($0, spot) } }
    guard !parents.isEmpty else { return }
    edits[picture.id] = Edit(picture: picture, parents: parents.map { (id: $0.0, spot: $0.1) })
    order.append(picture.id)
  }

  /// One error for each circle. Chains may be long, so nothing here calls itself.
  var diagnostics: [Diagnostic] {
    var found: [Diagnostic] = []
    /// Pictures that were followed to the end, or stand in a circle that was reported.
    var done: Set<PictureID> = []
    for start in order where !done.contains(start) {
      var path: [(id: PictureID, next: Int)] = [(start, 0)]
      var positions: [PictureID: Int] = [start: 0]
      while let (id, next) = path.last {
        guard let edit = edits[id], next < edit.parents.count else {
          path.removeLast()
          positions[id] = nil
          done.insert(id)
          continue
        }
        path[path.count - 1].next += 1
        let parent = edit.parents[next].id
        if let position = positions[parent] {
          let circle = path[position...].map(\.id)
          if !circle.contains(where: done.contains) { found.append(diagnostic(of: circle)) }
          done.formUnion(circle)
        } else if !done.contains(parent), edits[parent] != nil {
          positions[parent] = path.count
          path.append((parent, 0))
        }
      }
    }
    return found
  }

  /// - Parameter circle: each builds on the one after it, the last on the first.
  private func diagnostic(of circle: [PictureID]) -> Diagnostic {
    let first = circle.indices.min { name(circle[$0]) < name(circle[$1]) } ?? 0
    let members = Array(circle[first...] + circle[..<first])
    let following = members.count > 1 ? members[1] : members[0]
    let spot =
      edits[members[0]]?.parents.first { $0.id == following }?.spot ?? Spot(file: name(members[0]), place: .start)
    guard members.count > 1 else {
      return spot.error(
        "the picture \(name(members[0])) edits itself",
        help: "write images= into the first line of the block that edits, not into the front matter")
    }
    let names = members.prefix(Self.longest).map(name) + (members.count > Self.longest ? ["…"] : [])
    return spot.error(
      "the pictures edit each other in a circle: " + (names + [name(members[0])]).joined(separator: " → "),
      help: "let one of them build on something else")
  }

  /// The file of a picture, and which of its pictures it is where there are several.
  private func name(_ id: PictureID) -> String {
    let path = edits[id]?.picture.file ?? id.path
    return path + id.text.dropFirst(id.path.count)
  }
}
