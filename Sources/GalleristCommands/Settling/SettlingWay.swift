import GalleryModel

/// How a person settles attempts.
enum SettlingWay: Hashable {
  /// Its task is known after all.
  case task(String)
  /// It never cost anything.
  case notCharged
  /// What became of it stays unknown; the next try may begin.
  case retry
  /// Its picture is given up.
  case lost

  /// What a fact says of an attempt that a person says was not charged.
  static let whyNotCharged = "a person says it was not charged"
}
