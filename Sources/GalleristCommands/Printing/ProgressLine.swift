/// The line that changes on a terminal while pictures are made, as long as there is room for.
struct ProgressLine {
  var done: Int
  var total: Int
  /// Requests under way.
  var running: Int
  /// Credits.
  var spent: Int
  /// An estimate; nil where nothing is known yet.
  var secondsLeft: Int?

  /// The most telling of its forms that fits.
  /// - Parameter columns: how wide it may be; what has no form so short is cut.
  func text(within columns: Int) -> String {
    let forms = self.forms
    let fitting = forms.first { $0.count <= columns } ?? forms.last ?? ""
    return String(fitting.prefix(max(0, columns)))
  }

  private var forms: [String] {
    let count = "\(done)/\(total)"
    let spent = Counted.credits(spent)
    let short = "\(count), \(running) running, \(spent)"
    return [
      "\(count) pictures, \(running) running, \(spent) spent" + (time.map { ", about \($0) left" } ?? ""),
      short + (time.map { ", \($0) left" } ?? ""),
      short,
      "\(count), \(spent)",
      count,
    ]
  }

  private var time: String? {
    secondsLeft.map { $0 >= 60 ? "\(($0 + 30) / 60) min" : "\($0) s" }
  }
}
