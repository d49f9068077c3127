import GalleryModel
import Testing

struct FactReadingTests {
  private static let key = #""k":"\#(Sample.fingerprint())""#

  private func sentence(_ text: String) -> String? {
    do {
      _ = try FactLine(text)
      return nil
    } catch {
      return error.sentence
    }
  }

  @Test func readsAMissingTryAsTheFirstAndAMissingAttemptAsNone() throws {
    let fact = try #require(try FactLine(#"{\#(Self.key),"f":"refused","code":400}"#).fact)
    #expect(fact.attemptNumber == 1)
    #expect(fact.attempt == nil)
    #expect(fact.at.isEmpty)
    #expect(fact.event == .refused(code: 400))
  }

  @Test func countsKeysInAnyOrderAndIgnoresSpaces() throws {
    let text = #" { "code" : 400, "f":"refused" , \#(Self.key), "try" : 2 } "#
    let line = try FactLine(text)
    #expect(line.fact?.attemptNumber == 2)
    #expect(line.text == text)
  }

  @Test func keepsKeysThatItDoesNotKnow() throws {
    let text = #"{\#(Self.key),"f":"refused","try":1,"code":400,"later":{"a":[1,2]},"at":"x"}"#
    let line = try FactLine(text)
    #expect(line.fact?.event == .refused(code: 400))
    #expect(line.text == text)
  }

  @Test(arguments: [
    #"{"f":"refunded","k":"h9:anything","try":"soon","code":{"x":1}}"#, #"{"f":"","x":1}"#, #"{"f":"Image"}"#,
  ])
  func keepsFactsThatItDoesNotKnow(text: String) throws {
    let line = try FactLine(text)
    #expect(line.meaning == .unknown)
    #expect(line.fact == nil)
    #expect(line.text == text)
  }

  @Test func readsWhichFormatIsNeeded() throws {
    #expect(try FactLine(#"{"f":"needs","v":2}"#).meaning == .needs(version: 2))
  }

  @Test(arguments: [
    "", "x", "[]", "1", "{}", #"{"k":"g1:x"}"#, #"{"f":1}"#, #"{"f":"image""#, #"{"f":"refused"} x"#,
  ])
  func refusesWhatIsNoObjectOfAFact(text: String) {
    #expect(sentence(text) == "this line is not a fact: it is no JSON object with the keys of one")
  }

  @Test(arguments: [
    (#"{"f":"refused","code":400}"#, #"a fact "refused" without "k""#),
    (#"{"f":"refused","k":"g1:abc","code":400}"#, #""k" is not a fingerprint"#),
    (#"{"f":"refused",\#(key)}"#, #"a fact "refused" without "code""#),
    (#"{"f":"refused",\#(key),"try":0,"code":400}"#, #""try" is 0; it counts from 1"#),
    (#"{"f":"task",\#(key),"picture":"a","model":"m","mode":"text","quoted":1}"#, #"a fact "task" without "task""#),
    (#"{"f":"sent",\#(key),"picture":"a","model":"m","mode":"text"}"#, #"a fact "sent" without "quoted""#),
    (#"{"f":"pick",\#(key),"n":1}"#, #"a fact "pick" without "sha256""#),
    (
      #"{"f":"pick",\#(key),"n":1,"sha256":"../../etc/passwd"}"#,
      #""sha256" is not 64 lower-case hexadecimal digits"#
    ),
    (
      #"{"f":"image",\#(key),"sha256":"\#(Sample.digest)","bytes":1,"width":1,"height":1,"type":"image/svg+xml"}"#,
      #""type" is not image/png, image/jpeg or image/webp"#
    ),
    (#"{"f":"needs"}"#, #"a fact "needs" without "v""#),
  ])
  func saysWhatIsWrong(text: String, expected: String) {
    #expect(sentence(text) == expected)
  }

  @Test(arguments: [
    (
      #"{"f":"refused",\#(key),"try":9223372036854775807,"code":400}"#,
      #""try" is 9223372036854775807, which cannot be"#
    ),
    (
      #"{"f":"sent",\#(key),"picture":"a","model":"m","mode":"text","quoted":-88}"#,
      #""quoted" is -88, which cannot be"#
    ),
    (#"{"f":"pick",\#(key),"n":-1,"sha256":"\#(Sample.digest)"}"#, #""n" is -1, which cannot be"#),
    (
      #"{"f":"adopted",\#(key),"sha256":"\#(Sample.digest)","bytes":-1,"width":1,"height":1,"type":"image/png"}"#,
      #""bytes" is -1, which cannot be"#
    ),
  ])
  func refusesNumbersThatCannotBe(text: String, expected: String) {
    #expect(sentence(text) == expected)
  }

  @Test(arguments: [-88, Int.max, Int.min])
  func keepsAnIncredibleChargeButDoesNotCountIt(charged: Int) throws {
    let line = FactLine(Sample.fact(Sample.task(charged: charged)))
    #expect(try FactLine(line.text) == line)
    #expect(line.fact?.charged == nil)
    let attempt = try #require(Holdings([line]).attempts.first)
    #expect(attempt.charged == nil)
    #expect(attempt.credits == 88)
  }

  @Test func tellsLinesApartByTheirBytes() throws {
    let composed = try FactLine(#"{"f":"later","x":"\#u{E9}"}"#)
    let decomposed = try FactLine(#"{"f":"later","x":"e\#u{301}"}"#)
    #expect(composed != decomposed)
    #expect(Set([composed, decomposed, composed]).count == 2)
  }
}
