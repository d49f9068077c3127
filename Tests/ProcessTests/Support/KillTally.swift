import JoyAISandbox

/// What the random kills have met.
actor KillTally {
  /// What a killed run had come to.
  enum Moment: String, CaseIterable {
    case nothingSent = "nothing sent"
    case sentNotCharged = "sent, not charged"
    case chargedAnswerLost = "charged, answer lost"
    case accepted = "accepted, not stored"
    case stored = "stored"
  }

  let goal: Int
  private(set) var kills = 0
  private(set) var settled = 0
  private(set) var paidTwice = 0
  private(set) var lost = 0
  private(set) var charges = 0
  private(set) var sites = 0
  private var byCommand: [String: Int] = [:]
  private var byMoment: [Moment: Int] = [:]

  init(goal: Int) { self.goal = goal }

  var isDone: Bool { kills >= goal }

  /// The number of the next site.
  func nextSite() -> Int {
    sites += 1
    return sites
  }

  func count(killed command: String, at moment: Moment?) {
    kills += 1
    byCommand[command, default: 0] += 1
    if let moment { byMoment[moment, default: 0] += 1 }
  }

  func count(settled number: Int) { settled += number }

  func count(_ outcome: Outcome, charges: Int) {
    paidTwice += outcome.paidTwice.count
    lost += outcome.lost.count
    self.charges += charges
  }

  var summary: String {
    let commands = byCommand.sorted { $0.key < $1.key }.map { "\($0.value) of \($0.key)" }.joined(separator: ", ")
    let moments = Moment.allCases.map { "\($0.rawValue) \(byMoment[$0, default: 0])" }.joined(separator: "; ")
    return "\(kills) kills (\(commands)) on \(sites) sites, \(charges) pictures paid: "
      + "\(paidTwice) double charges, \(lost) lost paid tasks, \(settled) doubts settled\n"
      + "   generate and build were killed at: \(moments)"
  }
}
