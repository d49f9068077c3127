import JoyAISandbox
import Testing

@Suite struct LockTextTests {
  @Test func isSortedWithItsKeysInOrder() async throws {
    let site = try TestSite([
      "content/products/espresso.md":
        "---\naspect_ratio: \"1:1\"\n---\n"
        + "A premium product photo of a matte black espresso machine on a marble counter\n",
      "content/logo.md": "---\nmodel: joyai\nimages: [https://example.com/source-product.jpg]\n---\n"
        + "Replace the mug logo with clean white text\n",
    ])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let at = #""at":"2026-06-06T12:00:00Z"}"#
      let espresso = #"{"k":"g1:b325c7b5309a3719227d29e1c6962672407046f5b45502cfdad0f4966a6d4360","#
      let logo = #"{"k":"g1:ca0c79d4d171b6cc122ff2a1d8e1210dc75a82a538135c257c55d5d3da60d906","#
      let lines = try site.text("gallerist.lock").split(separator: "\n", omittingEmptySubsequences: false).map {
        masked(String($0)).replacing(#/"sha256":"[0-9a-f]{64}","bytes":\d+,/#, with: #""sha256":"…","bytes":…,"#)
      }
      #expect(
        lines == [
          espresso + #""f":"image","try":1,"attempt":"ATTEMPT","task":"task_2","i":0,"sha256":"…","bytes":…,"#
            + #""width":51,"height":51,"type":"image/png","# + at,
          espresso + #""f":"task","try":1,"attempt":"ATTEMPT","task":"task_2","picture":"products/espresso","#
            + #""model":"gptimage2","quality":"medium","resolution":"1k","mode":"text","quoted":12,"#
            + #""api":"127.0.0.1","charged":12,"# + at,
          logo + #""f":"image","try":1,"attempt":"ATTEMPT","task":"task_1","i":0,"sha256":"…","bytes":…,"#
            + #""width":51,"height":51,"type":"image/png","# + at,
          logo + #""f":"task","try":1,"attempt":"ATTEMPT","task":"task_1","picture":"logo","model":"joyai","#
            + #""mode":"edit","quoted":24,"api":"127.0.0.1","charged":24,"# + at,
          "",
        ])
    }
  }

  @Test func keepsWhatIsInDoubt() async throws {
    let site = try TestSite(["content/a.md": "A mug"])
    try await withSandbox([SandboxFault(.generate, .lostAnswer)]) { sandbox async throws in
      #expect(await site.build(sandbox).code == 4)
      let line = try #require(try site.lock().first)
      #expect(try site.lock().count == 1)
      #expect(
        masked(line).replacing(#/g1:[0-9a-f]{64}/#, with: "g1:…")
          == #"{"k":"g1:…","f":"sent","try":1,"attempt":"ATTEMPT","picture":"a","model":"gptimage2","#
          + #""quality":"medium","resolution":"1k","mode":"text","quoted":12,"api":"127.0.0.1","#
          + #""at":"2026-06-06T12:00:00Z"}"#)
    }
  }

  @Test func hasNeitherPromptNorAddressInIt() async throws {
    let site = try TestSite([
      "content/a.md":
        "---\nimages: [https://example.com/secret.png]\ncallback_url: https://example.com/hook\n---\nA secret"
    ])
    try await withSandbox { sandbox async throws in
      #expect(await site.build(sandbox).code == 0)
      let lock = try site.text("gallerist.lock")
      #expect(!lock.contains("secret"))
      #expect(!lock.contains("://"))
    }
  }
}
