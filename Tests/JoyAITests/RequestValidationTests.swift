import JoyAI
import Testing

@Suite struct RequestValidationTests {
  private static let picture = "https://example.com/a.png"

  static func edit(
    _ prompt: String = "x", _ images: [String] = [picture], size: String? = nil, callback: String? = nil
  ) -> GenerateRequest {
    .joyai(JoyAIEdit(prompt: prompt, images: images, size: size, callbackURL: callback))
  }

  static func make(_ prompt: String = "x", _ images: [String] = [], callback: String? = nil) -> GenerateRequest {
    .gptImage2(GPTImage2Request(prompt: prompt, images: images, callbackURL: callback))
  }

  @Test(arguments: [
    edit(), edit(String(repeating: "é", count: 1_500)), edit("x", [picture, picture, picture]), edit(size: "1024*1024"),
    edit(size: "1*99999"), edit(callback: "https://example.com/hook?x=1"), make(),
    make(String(repeating: "x", count: 20_000)), make("x", Array(repeating: picture, count: 17)),
    make("x", ["http://example.com:8080/Bilder/Stühle 1.png?sig=a|b"]), make(callback: "http://[2001:db8::1]/hook"),
  ])
  func acceptsWhatIsDocumented(request: GenerateRequest) throws {
    #expect(request.validate() == [])
    #expect(try request.encodedBody().isEmpty == false)
  }

  @Test(arguments: [
    (edit(""), "prompt", "prompt is required and must be more than white space"),
    (make(" \n\t\u{3000}"), "prompt", "prompt is required and must be more than white space"),
    (
      edit(String(repeating: "x", count: 1_501)), "prompt", "prompt has 1501 characters; joyai takes at most 1500"
    ),
    (
      make(String(repeating: "x", count: 20_001)), "prompt",
      "prompt has 20001 characters; gptimage2 takes at most 20000"
    ),
    (edit("x", []), "images", "images is required: joyai edits 1 to 3 pictures"),
    (
      edit("x", Array(repeating: picture, count: 4)), "images", "images has 4 URLs; joyai takes at most 3"
    ),
    (
      make("x", [picture, "photo.png"]), "images",
      "image 2 is not an http or https URL with a host: it does not start with http:// or https://"
    ),
    (
      edit("x", ["data:image/png;base64,AAAA"]), "images",
      "image 1 is not an http or https URL with a host: it does not start with http:// or https://"
    ),
    (
      edit("x", ["ftp://example.com/a.png"]), "images",
      "image 1 is not an http or https URL with a host: only http and https are accepted"
    ),
    (edit("x", ["https:///a.png"]), "images", "image 1 is not an http or https URL with a host: it has no host"),
    (
      make(callback: "example.com/hook"), "callback_url",
      "callback_url is not an http or https URL with a host: it does not start with http:// or https://"
    ),
  ])
  func saysWhatIsWrong(request: GenerateRequest, field: String, sentence: String) {
    #expect(request.validate() == [Breach(field: field, sentence: sentence)])
  }

  @Test(arguments: [
    "", "1024", "1024x1024", "1024*", "*1024", "0*1024", "1024*0", "-1*5", "1024*1024*3", "1024 * 1024", "01024*1024",
    "1.5*2", "99999999999999999999*1", "１０２４*1024",
  ])
  func refusesASizeThatIsNotTwoPositiveNumbers(size: String) {
    let sentence = "size must be two positive whole numbers such as 1024*1024"
    #expect(Self.edit(size: size).validate() == [Breach(field: "size", sentence: sentence)])
  }

  @Test func countsScalarsAndNotLetters() {
    // One letter, two scalars.
    let letter = "e\u{301}"
    #expect(Self.edit(String(repeating: letter, count: 750)).validate().isEmpty)
    #expect(Self.edit(String(repeating: letter, count: 751)).validate().count == 1)
  }

  @Test func namesEveryBreachAtOnce() {
    let fields = Self.edit("", [], size: "big", callback: "x").validate().map(\.field)
    #expect(fields == ["prompt", "images", "size", "callback_url"])
  }

  @Test func encodesNothingInvalid() {
    let error = #expect(throws: JoyAIError.self) { try Self.edit("").encodedBody() }
    #expect(error?.delivery == .notSent)
    #expect(error?.description == "the request is not valid: prompt is required and must be more than white space")
  }
}
