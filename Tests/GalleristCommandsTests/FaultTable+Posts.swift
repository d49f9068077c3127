import JoyAISandbox

extension FaultRow {
  private static func task(_ credits: String, id: String = #""task_1""#) -> SandboxBehaviour {
    .answerAfterwards(
      .success(#"{"task_id":\#(id),"model":"gptimage2","status":"processing","credits_charged":\#(credits)}"#))
  }

  private static let words = "\(mark) words"
  private static let page = "<html><title>\(mark)</title><p>Bad gateway</html>"

  private static func head(_ status: Int, _ fields: [String] = []) -> String {
    (["HTTP/1.1 \(status) Test"] + fields + ["", ""]).joined(separator: "\r\n")
  }

  private static func wire(_ text: String, charged: Bool = false) -> SandboxBehaviour {
    .wire(Array(text.utf8), charged: charged)
  }

  /// Answers to the request for a picture.
  static let posts: [FaultRow] = refusals + foreigners + stops + waits + doubts + unheard + credits

  private static let refusals: [FaultRow] = [
    refusal("400", .envelope(400, words), "the API refused the request (400): \(words)"),
    refusal("400 under status 200", .envelope(400, words, under: 200), "the API refused the request (400): \(words)"),
    refusal("403", .envelope(403, words), "the API refused the request (403): \(words)"),
    refusal("404", .envelope(404, words), "the API refused the request (404): \(words)"),
    refusal("422", .envelope(422, words), "the API refused the request (422): \(words)"),
    refusal(
      "400 with a code of the provider's own", .envelope(40_001, words, under: 400),
      "the API refused the request (400): \(words)"),
    refusal(
      "words that move the cursor", .envelope(400, "a\u{1B}[2Jb\rc\u{202E}d"),
      "the API refused the request (400): a[2Jb cd"),
  ]

  private static let foreigners: [FaultRow] = [
    foreign("404 without envelope", .http(404, "no such page"), status: 404),
    foreign("400 in HTML", .http(400, page), status: 400),
    foreign("403 in HTML", .http(403, page), status: 403),
    foreign("413 without a body", .http(413), status: 413),
  ]

  private static let stops: [FaultRow] = [
    stop("401", .envelope(401, words), code: 5, "the API refused the key (401)"),
    stop("401 under status 200", .envelope(401, words, under: 200), code: 5, "the API refused the key (401)"),
    stop("401 without envelope", .http(401), code: 5, "the API refused the key (401)"),
    stop(
      "401 with a code of the provider's own", .envelope(1_004, words, under: 401), code: 5,
      "the API refused the key (401)"),
    stop("402", .envelope(402, words), code: 6, "the account has not enough credits (402)"),
    stop(
      "402 under status 200", .envelope(402, words, under: 200), code: 6, "the account has not enough credits (402)"),
    stop("402 without envelope", .http(402), code: 6, "the account has not enough credits (402)"),
    stop(
      "429 that asks to wait for a year", .tooManyRequests(retryAfter: "31536000"), code: 3,
      "the API accepts no more requests for now (429); it asks to wait 86400 s"),
  ]

  private static let waits: [FaultRow] = [
    wait("429", .tooManyRequests(retryAfter: "77"), "trying again in 77 s"),
    wait("429 without a time", .tooManyRequests(retryAfter: nil), "trying again in 3 s"),
    wait("429 with a time that is none", .tooManyRequests(retryAfter: "soon"), "trying again in 3 s"),
    wait(
      "429 with a date in the past", .tooManyRequests(retryAfter: "Sun, 06 Nov 1994 08:49:37 GMT"),
      "trying again in 3 s"),
    wait("429 under status 200", .envelope(429, words, under: 200), "trying again in 3 s"),
    wait("429 without envelope", .http(429), "trying again in 3 s"),
    FaultRow(
      testDescription: "429 with a date a minute from now",
      faults: [
        SandboxFault(
          .generate, on: .call(1),
          wire(
            head(
              429,
              [
                "Date: Sun, 06 Nov 1994 08:49:37 GMT", "Retry-After: Sun, 06 Nov 1994 08:50:37 GMT",
                "Content-Length: 0",
              ])))
      ],
      first: Result(code: 0, a: .stored, posts: 3), charges: 1, words: ["trying again in 60 s"],
      second: Result(code: 0, a: .stored, posts: 0), chargesInTheEnd: 1),
    FaultRow(
      testDescription: "429 for ever", faults: [SandboxFault(.generate, .answer(.tooManyRequests(retryAfter: "1")))],
      first: Result(code: 3, a: .missing, b: .missing, posts: 13), charges: 0,
      words: [
        "nothing more is sent: the API accepts no more requests for now (429); it asks to wait", "2 pictures not sent.",
      ],
      second: Result(code: 0, a: .stored, posts: 2), chargesInTheEnd: 1),
  ]

  private static let doubts: [FaultRow] = [
    doubt("408", .answer(.http(408)), "the API gave up waiting for the request (408)"),
    doubt("408 with envelope", .answer(.envelope(408, words)), keepsAnswer: true, "the API gave up waiting"),
    doubt("302", .answer(.redirect(to: "https://example.com/")), "the API answered with a redirect (302)"),
    doubt("303", .answer(.redirect(to: "/api/v1/generate", status: 303)), "the API answered with a redirect (303)"),
    doubt("307", .answer(.redirect(to: "/api/v1/generate", status: 307)), "the API answered with a redirect (307)"),
    doubt("308 after charging", .answerAfterwards(.redirect(to: "/", status: 308)), charged: true, "the API answered"),
    doubt("500", .answer(.envelope(500, words)), keepsAnswer: true, "the API failed (500): \(words)"),
    doubt(
      "500 after charging", .answerAfterwards(.envelope(500, words)), charged: true, keepsAnswer: true,
      "the API failed (500): \(words)"),
    doubt("500 under status 200", .answer(.envelope(500, words, under: 200)), keepsAnswer: true, "the API failed"),
    doubt("500 with the code of a refusal", .answer(.envelope(400, words, under: 500)), keepsAnswer: true, ""),
    doubt("502 in HTML", .answerAfterwards(.http(502, page)), charged: true, keepsAnswer: true, "the API failed (502)"),
    doubt("503 without a body", .answer(.http(503)), "the API failed (503)"),
    doubt("504", .answer(.http(504, mark)), keepsAnswer: true, "the API failed (504)"),
    doubt("400 with the code of a success", .answer(.envelope(200, words, under: 400)), keepsAnswer: true, ""),
    doubt("a code that nobody knows", .answer(.envelope(10_001, words, under: 200)), keepsAnswer: true, "the API"),
    doubt("broken JSON", .answerAfterwards(.brokenJSON), charged: true, "the API's answer is not what is documented"),
    doubt(
      "a page under status 200", .answerAfterwards(.http(200, page)), charged: true, keepsAnswer: true, "the API's"),
    doubt("an empty 200", .answer(.http(200)), "the API's answer is not what is documented"),
    doubt("204", .answerAfterwards(.http(204)), charged: true, "the API's answer is not what is documented"),
    doubt("a list in place of an object", .answer(.http(200, "[]")), "the API's answer is not what is documented"),
    doubt("a 200 without task id", .withoutTaskID, charged: true, "the API's answer is not what is documented"),
    doubt("a 200 with an empty task id", task("12", id: #"" ""#), charged: true, "the API's answer is not"),
    doubt("a 200 whose task id is null", task("12", id: "null"), charged: true, "the API's answer is not"),
    doubt("a 200 without data", .answerAfterwards(.success("null")), charged: true, "the API's answer is not"),
    doubt(
      "an answer of 5 MiB", .answer(.http(200, mark + String(repeating: "x", count: 5 << 20))), keepsAnswer: true,
      "the API's answer is not"),
  ]

  /// Answers that do not come, or not whole.
  private static let unheard: [FaultRow] = [
    doubt("a reset before the request is read", .reset, "the connection broke"),
    doubt("a close without an answer", .lostAnswer, charged: true, "the connection broke"),
    doubt("silence", .silence(), "no answer came in time"),
    doubt("silence after charging", .silence(charged: true), charged: true, "no answer came in time"),
    doubt("half of the answer's head", wire("HTTP/1.1 200 OK\r\ncontent-le", charged: true), charged: true, "the c"),
    doubt("half of the answer's body", wire(head(200, ["Content-Length: 900"]) + mark), keepsAnswer: true, "the conn"),
    doubt("what is not HTTP", wire("SSH-2.0-\(mark)\r\n"), "the answer is not HTTP"),
    doubt("nothing but a line end", wire("\r\n"), "the"),
  ]

  private static let credits: [FaultRow] = [
    accepted("credits with a decimal point", .decimalCredits),
    accepted("credits with an exponent", task("1.2e1")),
    accepted("credits as text", task(#""12""#)),
    accepted("credits that are null", task("null")),
    accepted("a fraction below the quote", task("11.5")),
    incredible("credits that are a word", task(#""many""#), of: .generate, "a text that is no number"),
    incredible("fewer credits than none", task("-5"), of: .generate, "-5"),
    incredible("hardly fewer credits than none", task("-0.1"), of: .generate, "-1"),
    incredible("the smallest number of credits", task(String(Int.min)), of: .generate, String(Int.min)),
    incredible("more credits than there are", task("1e300"), of: .generate, "1e+300"),
    incredible("credits beyond all numbers", task("1e400"), of: .generate, "a number beyond all bounds"),
    incredible("a list of credits", task("[12]"), of: .generate, "what is no number"),
    incredible("a charge that cannot be", task(String(Int.max)), of: .generate, String(Int.max)),
    overcharge("a fraction above the quote", [SandboxFault(.generate, on: .call(1), task("9999.5"))], "10000"),
    overcharge("a fraction as text", [SandboxFault(.generate, on: .call(1), task(#""12.01""#))], "13"),
    overcharge("a charge above the quote", [SandboxFault(.generate, on: .call(1), .charging(13))], "13"),
    overcharge("a charge above the quote as text", [SandboxFault(.generate, on: .call(1), task(#""13""#))], "13"),
  ]
}
