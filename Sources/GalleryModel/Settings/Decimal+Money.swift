package import Foundation

/// Money is summed exactly and rounded once, where it is written: to cents, half away from zero. So a total may differ
/// by a cent from the sum of the rounded rows above it, and is the right one.
extension Decimal {
  /// Rounded to cents, half away from zero.
  package var roundedToCents: Decimal {
    var (exact, rounded) = (self, Decimal())
    NSDecimalRound(&rounded, &exact, 2, .plain)
    return rounded
  }

  /// An amount of money, rounded, with two decimals and a point, such as `12.30`: the same on every machine.
  package var moneyText: String {
    let parts = roundedToCents.description.split(separator: ".", maxSplits: 1)
    let decimals = parts.count == 2 ? String(parts[1]) : ""
    return (parts.first.map(String.init) ?? "0") + "." + decimals
      + String(repeating: "0", count: max(0, 2 - decimals.utf8.count))
  }
}
