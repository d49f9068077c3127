import GalleryModel

extension NearestName {
  /// Whether one letter too many, missing, wrong or swapped with its neighbour is all that tells two names apart.
  static func isOneEdit(_ first: String, _ second: String) -> Bool {
    var a = Array(first.unicodeScalars)[...]
    var b = Array(second.unicodeScalars)[...]
    while let head = a.first, head == b.first {
      a.removeFirst()
      b.removeFirst()
    }
    while let tail = a.last, tail == b.last {
      a.removeLast()
      b.removeLast()
    }
    return a.count <= 1 && b.count <= 1 || a.count == 2 && a.elementsEqual(b.reversed())
  }
}
