import GalleryModel
import Testing

struct JSONTextTests {
  @Test(arguments: [
    ("", #""""#),
    ("plain", #""plain""#),
    (#"say "hi" \ there"#, #""say \"hi\" \\ there""#),
    ("\u{8}\u{9}\u{A}\u{C}\u{D}", #""\b\t\n\f\r""#),
    ("\u{0}\u{1}\u{B}\u{1F}", #""\u0000\u0001\u000b\u001f""#),
    ("\u{7F}/é€😂\u{2028}", "\"\u{7F}/é€😂\u{2028}\""),
    // A quote that a combining mark makes another Character is a quote all the same.
    ("\"\u{301}", "\"\\\"\u{301}\""),
    ("a\r\nb", #""a\r\nb""#),
  ])
  func writesStringsAsRFC8785Does(text: String, expected: String) {
    #expect(JSONText.string(text).utf8.elementsEqual(expected.utf8))
  }

  @Test func keepsUnicodeFormsApart() {
    #expect(!JSONText.string("\u{E9}").utf8.elementsEqual(JSONText.string("e\u{301}").utf8))
  }

  @Test func sortsKeysByTheirUTF16CodeUnits() {
    // The example of RFC 8785, section 3.2.3: a pair of surrogates comes before U+FB33, unlike by scalars.
    let keys = ["\u{20AC}", "\r", "\u{FB33}", "1", "\u{1F600}", "\u{80}", "\u{F6}"]
    let text = JSONText.canonicalObject(keys.map { ($0, "0") })
    #expect(
      text.utf8.elementsEqual(
        "{\"\\r\":0,\"1\":0,\"\u{80}\":0,\"\u{F6}\":0,\"\u{20AC}\":0,\"\u{1F600}\":0,\"\u{FB33}\":0}".utf8))
  }

  @Test func keepsTheOrderOfAnObject() {
    #expect(JSONText.object([("b", "1"), ("a", JSONText.strings(["x", "y"]))]) == #"{"b":1,"a":["x","y"]}"#)
  }

  @Test func hashesAsEverybodyDoes() {
    #expect(
      SHA256Digest.of("abc") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
    #expect(
      SHA256Digest.of([UInt8]()) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }
}
