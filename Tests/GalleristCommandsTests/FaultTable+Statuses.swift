import JoyAISandbox

extension FaultRow {
  private static func report(
    _ status: String, task: String = "task_1", images: String = "[]", error: String = "null", credits: String = "12"
  ) -> SandboxBehaviour {
    .answer(
      .success(
        #"{"task_id":"\#(task)","model":"gptimage2","status":"\#(status)","credits_charged":\#(credits),"#
          + #""images":\#(images),"error":\#(error),"created_at":"2026-06-06 12:00:00"}"#))
  }

  private static func each(
    _ name: String, _ behaviour: SandboxBehaviour, _ words: String, sentence: String? = nil
  ) -> [FaultRow] {
    let said = "task task_1: \(words)"
    return [
      status(name, behaviour, said: said, "the time is up; \(sentence ?? words)"), passing(name, behaviour, said),
    ]
  }

  /// Answers to the question how a task goes on.
  static let statuses: [FaultRow] =
    mayPass + final + [
      passing("429 that asks to wait", .answer(.tooManyRequests(retryAfter: "5")), "task task_1: the API accepts no"),
      overcharge(
        "a charge above the quote while it is processing",
        [SandboxFault(.status, on: .call(1), report("processing", credits: "13"))], "13"),
      overcharge(
        "a fraction above the quote while it is processing",
        [SandboxFault(.status, on: .call(1), report("processing", credits: "12.5"))], "13"),
      incredible(
        "a charge that cannot be while it is processing", report("processing", credits: String(Int.max)), of: .status,
        String(Int.max)),
      incredible("a charge beyond belief", report("processing", credits: "1e300"), of: .status, "1e+300"),
      incredible("a charge below none", report("x", credits: String(Int.min)), of: .status, String(Int.min)),
    ]

  private static let mayPass: [FaultRow] =
    each("404", .answer(.envelope(404, "task not found")), "the API does not know the task (404)")
    + each("404 in HTML", .answer(.http(404, "<html>")), "the API does not know the task (404)")
    + each("500", .answer(.envelope(500, "oops")), "the API failed (500): oops")
    + each("502 in HTML", .answer(.http(502, "<html>")), "the API failed (502)")
    + each("503", .answer(.http(503)), "the API failed (503)")
    + each("408", .answer(.http(408)), "the API gave up waiting for the request (408)")
    + each("a redirect", .answer(.redirect(to: "https://example.com/")), "the API answered with a redirect (302)")
    + each("broken JSON", .answer(.brokenJSON), "the API's answer is not what is documented")
    + each("a page", .answer(.html), "the API's answer is not what is documented")
    + each("a success without data", .answer(.success("null")), "the API's answer is not what is documented")
    + each(
      "an unknown code", .answer(.envelope(10_001, "x", under: 200)), "the API answered with the unknown code 10001")
    + each("a close without an answer", .lostAnswer, "the connection broke")
    + each("a reset", .reset, "the connection broke")
    + each("half of the answer's head", .wire(Array("HTTP/1.1 20".utf8)), "the connection broke")
    + each("what is not HTTP", .wire(Array("SSH-2.0-OpenSSH\r\n".utf8)), "the answer is not HTTP")
    + each("a success without pictures", report("succeeded"), "it is said to have succeeded, but no picture is named")
    + each("a success with null", report("succeeded", images: "null"), "it is said to have succeeded, but no picture")
    + each(
      "another task's success", report("succeeded", task: "task_9", images: #"["http://127.0.0.1:1/x.png"]"#),
      "the API answered about another task")
    + each("another task's failure", report("failed", task: "task_9"), "the API answered about another task")
    + [
      status(
        "an unknown word", report("moderating"), said: "the API calls its status \"moderating\"; still waiting",
        "the time is up; its status is \"moderating\""),
      passing("an unknown word", report("moderating"), "the API calls its status \"moderating\"; still waiting"),
      status("processing", report("processing"), "the time is up; its status is \"processing\""),
      status("pending", report("PENDING"), "the time is up; its status is \"PENDING\""),
      passing("silence", .silence(), "task task_1: no answer came in time"),
    ]

  /// Answers after which asking again in the same run is in vain.
  private static let final: [FaultRow] = [
    status("400", .answer(.envelope(400, "what?")), "the API refused the request (400): what?"),
    status("402", .answer(.envelope(402, "no")), "the account has not enough credits (402): no"),
    status("403 in HTML", .answer(.http(403, "<html>")), "the API refused the request (403)"),
    FaultRow(
      testDescription: "401", faults: [SandboxFault(.status, .answer(.envelope(401, "who?")))],
      first: Result(code: 5, a: .running, b: .missing, posts: 1), charges: 1,
      words: ["nothing more is sent: the API refused the key (401)", "a: accepted as task task_1, still running: "],
      second: Result(code: 0, a: .stored, posts: 1), chargesInTheEnd: 1),
    failure("a failure", report("failed", error: #""unsafe prompt""#), "unsafe prompt"),
    failure("a failure without a reason", report("error"), "the API gave no reason"),
    failure("an unknown word with an error", report("rejected", error: #"{"message":"not allowed"}"#), "not allowed"),
  ]

  private static func failure(_ name: String, _ behaviour: SandboxBehaviour, _ reason: String) -> FaultRow {
    FaultRow(
      testDescription: name, faults: [SandboxFault(.status, on: .prompt(containing: "Apple"), behaviour)],
      first: Result(code: 3, a: .failed, posts: 2), charges: 1,
      words: ["a: failed: \(reason); charged 12 credits, refund unknown"],
      second: Result(code: 3, a: .failed, posts: 0), chargesInTheEnd: 1)
  }
}
