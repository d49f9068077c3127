/// What the trials of one situation have come to.
struct StageTally {
  private var trials = 0
  private var paidTwice = 0
  private var lost = 0

  mutating func count(_ outcome: Outcome) {
    trials += 1
    paidTwice += outcome.paidTwice.count
    lost += outcome.lost.count
  }

  func say(_ situation: Situation, _ what: String) {
    Figures.say("\(situation.name): \(trials) \(what): \(paidTwice) double charges, \(lost) lost paid tasks")
  }
}
