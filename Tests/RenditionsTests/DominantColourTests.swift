import Testing

@testable import Renditions

@Suite struct DominantColourTests {
  private func pixels(_ colour: SIMD4<UInt8>, _ count: Int) -> [SIMD4<UInt8>] {
    Array(repeating: colour, count: count)
  }

  @Test func takesAColourThatIsThereRatherThanTheMean() {
    let red = pixels(SIMD4(200, 30, 30, 255), 50), blue = pixels(SIMD4(30, 30, 200, 255), 40)
    #expect(DominantColour(red + blue).hexadecimal == "#c81e1e")
  }

  @Test func prefersAVividColourToSomewhatMoreGrey() {
    let grey = pixels(SIMD4(128, 128, 128, 255), 60), green = pixels(SIMD4(20, 180, 60, 255), 40)
    #expect(DominantColour(grey + green).hexadecimal == "#14b43c")
  }

  @Test func overlooksWhatIsTransparent() {
    let clear = pixels(SIMD4(255, 0, 0, 0), 90), teal = pixels(SIMD4(0, 128, 128, 255), 10)
    #expect(DominantColour(clear + teal).hexadecimal == "#008080")
    #expect(DominantColour(clear).hexadecimal == "#ffffff")
    #expect(DominantColour([]).hexadecimal == "#ffffff")
  }
}
