/// The shape that `gptimage2` is asked for.
package enum AspectRatio: String, CaseIterable, Hashable, Sendable, Codable {
  case square = "1:1"
  case threeToTwo = "3:2"
  case twoToThree = "2:3"
  case threeToFour = "3:4"
  case fourToThree = "4:3"
  case fourToFive = "4:5"
  case fiveToFour = "5:4"
  case nineToSixteen = "9:16"
  case sixteenToNine = "16:9"
  case twentyOneToNine = "21:9"

  /// Width and height in their smallest whole numbers, as written.
  package var parts: (width: Int, height: Int) {
    let numbers = rawValue.split(separator: ":").compactMap { Int($0) }
    return numbers.count == 2 ? (numbers[0], numbers[1]) : (1, 1)
  }
}
