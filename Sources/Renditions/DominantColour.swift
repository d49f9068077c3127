/// The colour that says most about a picture.
///
/// The mean of all pixels tends to be a grey that is nowhere to be seen. So the pixels are sorted into 512 bins of similar
/// colours, vivid ones count for more, a bin counts together with its neighbours, and the answer is the mean of the winner.
struct DominantColour {
  /// `#rrggbb`
  var hexadecimal: String

  /// Chooses among pixels with opacity; without a single visible one, white.
  init(_ pixels: [SIMD4<UInt8>]) {
    var weights = [Double](repeating: 0, count: 512)
    var sums = [SIMD4<Double>](repeating: .zero, count: 512)
    for pixel in pixels where pixel.w > 127 {
      let brightest = max(pixel.x, pixel.y, pixel.z)
      let vividness = Double(brightest - min(pixel.x, pixel.y, pixel.z)) / 255
      let weight = 0.35 + vividness
      let bin = Int(pixel.x >> 5) << 6 | Int(pixel.y >> 5) << 3 | Int(pixel.z >> 5)
      weights[bin] += weight
      sums[bin] += SIMD4(Double(pixel.x), Double(pixel.y), Double(pixel.z), 1) * weight
    }
    var best = (score: 0.0, sum: SIMD4<Double>(255, 255, 255, 1))
    for bin in weights.indices where weights[bin] > 0 {
      var score = weights[bin]
      var sum = sums[bin]
      for neighbour in Self.neighbours(of: bin) {
        score += weights[neighbour] / 2
        sum += sums[neighbour] / 2
      }
      if score > best.score { best = (score, sum) }
    }
    hexadecimal = (0..<3).reduce("#") { text, channel in
      let value = Int((best.sum[channel] / best.sum.w).rounded())
      return text + (value < 16 ? "0" : "") + String(value, radix: 16)
    }
  }

  /// The bins that differ by one step in one channel.
  private static func neighbours(of bin: Int) -> [Int] {
    [64, 8, 1].flatMap { step in
      let place = bin / step % 8
      return (place > 0 ? [bin - step] : []) + (place < 7 ? [bin + step] : [])
    }
  }
}
