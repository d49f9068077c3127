package import Foundation
package import GalleryModel

/// Credits as money.
package enum Money {
  /// The amount for a number of credits, rounded to cents, half away from zero.
  package static func amount(of credits: Int, at price: CreditPrice) -> Decimal { price.amount(credits: credits) }

  /// The amount with two decimals and a point, such as `12.30`.
  package static func text(of credits: Int, at price: CreditPrice) -> String { price.amountText(credits: credits) }
}
