import Planning
import Testing

struct PictureGlobTests {
  @Test(arguments: [
    ("products/espresso", "products/espresso", true),
    ("products/espresso", "products/espresso2", false),
    ("products/espresso", "products/espresso#close", false),
    ("products/*", "products/espresso", true),
    ("products/*", "products/espresso#close~2", true),
    ("products/*", "products/deep/espresso", false),
    ("products/*", "products", false),
    ("products/*", "products/", true),
    ("*", "espresso", true),
    ("*", "products/espresso", false),
    ("**", "products/deep/espresso", true),
    ("**", "", true),
    ("***", "a/b", true),
    ("products/**", "products/deep/espresso", true),
    ("**/espresso", "products/deep/espresso", true),
    ("**/espresso", "espresso", false),
    ("**espresso", "espresso", true),
    ("*/espresso", "products/espresso", true),
    ("*/espresso", "a/b/espresso", false),
    ("p*/e*o", "products/espresso", true),
    ("p*/e*o", "products/espresso#2", false),
    ("*#close", "espresso#close", true),
    ("**#*", "products/espresso#2", true),
    ("**~2", "products/espresso#close~2", true),
    ("products/espress?", "products/espresso", true),
    ("products?espresso", "products/espresso", false),
    ("?", "é", true),
    ("?", "", false),
    ("", "", true),
    ("", "a", false),
    ("[ab]", "a", false),
    ("[ab]", "[ab]", true),
    ("a.c", "abc", false),
    ("ESPRESSO", "espresso", false),
  ])
  func matches(pattern: String, id: String, expected: Bool) {
    #expect(PictureGlob(pattern).matches(id) == expected)
  }

  @Test(.timeLimit(.minutes(15))) func isNotSlowForAnyPattern() {
    let pattern = String(repeating: "*a", count: 200) + "b"
    #expect(!PictureGlob(pattern).matches(String(repeating: "a", count: 2_000)))
    #expect(!PictureGlob(String(repeating: "**", count: 500) + "b").matches(String(repeating: "a/", count: 500)))
  }
}
