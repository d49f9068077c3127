import GalleryModel
package import JoyAI

/// What an answer says was charged and cannot be, in a few words.
private func incredible(_ charged: Int?, unreadable: String?) -> String? {
  unreadable ?? charged.flatMap { Fact.credible($0) == nil ? String($0) : nil }
}

extension AcceptedTask {
  /// What it says was charged and cannot be, in a few words; nil where it can be, or nothing is said.
  package var incredibleCharge: String? { incredible(creditsCharged, unreadable: unreadableCharge) }
}

extension TaskReport {
  /// What it says was charged and cannot be, in a few words; nil where it can be, or nothing is said.
  package var incredibleCharge: String? { incredible(creditsCharged, unreadable: unreadableCharge) }
}
