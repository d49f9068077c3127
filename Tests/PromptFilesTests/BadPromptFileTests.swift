import GalleryModel
import PromptFiles
import Testing

@Suite struct BadPromptFileTests {
  @Test(
    arguments: [
      // Keys.
      ("qualty: high", ["2:1: unknown key \"qualty\"; did you mean \"quality\"?"]),
      ("foobarbaz: 1", ["2:1: unknown key \"foobarbaz\""]),
      ("title: a\ntitle: b", ["3:1: the key \"title\" is there twice"]),
      ("'title': a\n\"title\": b", ["3:1: the key \"title\" is there twice"]),
      ("? [a]\n: b", ["2:3: a key is a list; expected a text"]),
      ("extra: {a: {b: 1, b: 2}}", ["2:19: the key \"b\" is there twice"]),
      ("takes: 101", ["2:8: takes is \"101\"; expected a whole number from 1 to 100"]),
      // Values.
      ("quality: ultra", ["2:10: quality is \"ultra\"; expected low, medium or high"]),
      ("quality: [high]", ["2:10: quality is a list; expected low, medium or high"]),
      ("quality:", ["2:9: quality is empty; expected low, medium or high"]),
      ("resolution: 8k", ["2:13: resolution is \"8k\"; expected 1k, 2k or 4k"]),
      (
        "aspect_ratio: 5:7",
        [
          "2:15: aspect_ratio is \"5:7\"; expected 1:1, 3:2, 2:3, 3:4, 4:3, 4:5, 5:4, 9:16, 16:9 or 21:9"
        ]
      ),
      ("output_format: gif", ["2:16: output_format is \"gif\"; expected png, jpeg or webp"]),
      ("model: gptimage", ["2:8: model is \"gptimage\"; expected joyai or gptimage2"]),
      ("weight: heavy", ["2:9: weight is \"heavy\"; expected a whole number"]),
      ("weight: 1.5", ["2:9: weight is \"1.5\"; expected a whole number"]),
      ("draft: yes", ["2:8: draft is \"yes\"; expected true or false"]),
      ("title:", ["2:7: title is empty; expected a text"]),
      ("title: ''", ["2:8: title is empty; expected a text"]),
      ("title: {a: b}", ["2:8: title is a map; expected a text"]),
      (#"title: "a\0b""#, ["2:8: title has the control character U+0000"]),
      ("tags: {a: b}", ["2:7: tags is a map; expected a list of texts"]),
      ("tags: [a, [b]]", ["2:11: tags[1] is a list; expected a text"]),
      ("tags: [a, '!!']", ["2:11: tags has \"!!\"; expected a letter or digit in it"]),
      (
        "date: 2026-02-30",
        [
          "2:7: date is \"2026-02-30\"; expected a real day such as 2026-06-06, or a time such as 2026-06-06T12:00:00Z"
        ]
      ),
      (
        "date: 2026-06-06T25:00:00Z",
        [
          "2:7: date is \"2026-06-06T25:00:00Z\"; expected a real day such as 2026-06-06, or a time such as "
            + "2026-06-06T12:00:00Z"
        ]
      ),
      (
        "date: yesterday",
        [
          "2:7: date is \"yesterday\"; expected a real day such as 2026-06-06, or a time such as 2026-06-06T12:00:00Z"
        ]
      ),
      ("template: ../wide", ["2:11: template is \"../wide\"; expected the name of a template, such as wide"]),
      ("template: /etc/wide", ["2:11: template is \"/etc/wide\"; expected the name of a template, such as wide"]),
      // Addresses.
      (
        "slug: ../up",
        ["2:7: slug is \"../up\"; expected lower-case letters and digits with single dashes between them"]
      ),
      ("slug: a/b", ["2:7: slug is \"a/b\"; expected lower-case letters and digits with single dashes between them"]),
      ("slug: Mug", ["2:7: slug is \"Mug\"; expected lower-case letters and digits with single dashes between them"]),
      ("slug: ..", ["2:7: slug is \"..\"; expected lower-case letters and digits with single dashes between them"]),
      ("slug: tags", ["2:7: the address /tags/ is used by the site itself"]),
      ("aliases: [../x]", ["2:11: aliases has \"../x\"; expected an address of this site such as /old/espresso/"]),
      (
        "aliases: ['https://example.com/']",
        ["2:11: aliases has \"https://example.com/\"; expected an address of this site such as /old/espresso/"]
      ),
      ("aliases: [/tags/x]", ["2:11: the alias /tags/x is used by the site itself"]),
      ("aliases: [/a/]", ["2:11: the alias /a is taken: it leads to content/a.md already"]),
      ("aliases: [feed.xml]", ["2:11: the alias /feed.xml is used by the site itself"]),
      ("cover: nothing", ["2:8: cover is \"nothing\"; expected the id of a picture"]),
      // Requests.
      (
        "size: 1024*1024",
        ["2:1: size is for joyai; gptimage2 knows quality, resolution, aspect_ratio and output_format"]
      ),
      (
        "model: joyai\nimages: [https://example.com/a.jpg]\nsize: big",
        ["4:7: size is \"big\"; expected width*height in pixels, such as 1024*1024"]
      ),
      (
        "model: joyai\nimages: [https://example.com/a.jpg]\nquality: high",
        ["4:1: quality is for gptimage2; joyai knows size"]
      ),
      ("model: joyai", ["2:8: joyai edits 1 to 3 images; this picture has none"]),
      (
        "model: joyai\nimages: [https://a.b/1, https://a.b/2, https://a.b/3, https://a.b/4]",
        ["3:9: joyai edits 1 to 3 images; this picture has 4"]
      ),
      ("images: [./mug.jpg]", ["2:10: images has \"./mug.jpg\"; there is no file content/mug.jpg"]),
      ("images: ['ftp://example.com/a']", ["2:10: images has \"ftp://example.com/a\"; expected an http or https URL"]),
      ("callback_url: example", ["2:15: callback_url is \"example\"; expected an http or https URL"]),
      ("callback_url: https:///x", ["2:15: callback_url is \"https:///x\"; expected an http or https URL"]),
      ("alt: '{{name}}'", ["2:7: unknown placeholder \"name\""]),
      // Several at once, in the order of the file.
      (
        "qualty: high\nquality: ultra\ndraft: no",
        [
          "2:1: unknown key \"qualty\"; did you mean \"quality\"?",
          "3:10: quality is \"ultra\"; expected low, medium or high", "4:8: draft is \"no\"; expected true or false",
        ]
      ),
    ] as [(String, [String])])
  func namesLineColumnAndWhatWasExpected(frontMatter: String, expected: [String]) throws {
    #expect(try problems(in: page(frontMatter)) == expected)
  }

  @Test(
    arguments: [
      ("", ["1:1: the prompt is empty"]),
      ("---\ntitle: a\n---\n \t\n", ["4:1: the prompt is empty"]),
      ("---\ntitle: a\n---", ["3:1: the prompt is empty"]),
      ("---\ntitle: a\nA mug", ["1:1: the front matter is not closed"]),
      ("---\njust text\n---\nA mug", ["2:1: the front matter is \"just text\"; expected keys and values"]),
      ("---\n- a\n---\nA mug", ["2:1: the front matter is a list; expected keys and values"]),
      ("A {{finish}} mug", ["1:3: unknown placeholder \"finish\""]),
      ("Ä mug\n  of é {{", ["2:8: {{ is not closed by }} in its line"]),
      ("```prompt\nA mug", ["1:1: the prompt block is not closed"]),
      ("```prompt\n```", ["1:1: the prompt is empty"]),
      ("```prompt qualty=high\nA mug\n```", ["1:11: unknown key \"qualty\"; did you mean \"quality\"?"]),
      ("```prompt quality=ultra\nA mug\n```", ["1:19: quality is \"ultra\"; expected low, medium or high"]),
      ("```prompt title=x\nA mug\n```", ["1:11: unknown key \"title\""]),
      ("```prompt quality\nA mug\n```", ["1:11: expected key=value after prompt, such as quality=high"]),
      ("```prompt alt=\"a\nA mug\n```", ["1:15: the quotation mark is not closed"]),
      ("```prompt alt=\"a\"b\nA mug\n```", ["1:18: expected a space between two values"]),
      ("```prompt id=a id=b\nA mug\n```", ["1:16: the key \"id\" is there twice"]),
      (
        "```prompt id=A/b\nA mug\n```",
        ["1:14: id is \"A/b\"; expected lower-case letters and digits with single dashes between them"]
      ),
      (
        "```prompt id=a\nA mug\n```\n```prompt id=a\nA cup\n```",
        ["4:14: the prompts 1 and 2 would both have the id \"a\""]
      ),
      (
        "```prompt id=2\nA mug\n```\n```prompt\nA cup\n```",
        ["5:1: the prompts 1 and 2 would both have the id \"2\""]
      ),
      ("```prompt model=joyai\nA mug\n```", ["1:17: joyai edits 1 to 3 images; this picture has none"]),
      (
        "```prompt size=1*1\nA mug\n```",
        ["1:11: size is for joyai; gptimage2 knows quality, resolution, aspect_ratio and output_format"]
      ),
    ] as [(String, [String])])
  func findsWhatIsWrongInTheBody(text: String, expected: [String]) throws {
    #expect(try problems(in: text) == expected)
  }

  @Test func countsThePromptInUnicodeScalars() throws {
    // A flag is one character to a reader and two scalars to the rule.
    let flags = String(repeating: "\u{1F1E9}\u{1F1EA}", count: 750)
    let front = "model: joyai\nimages: https://example.com/a.jpg"
    #expect(try problems(in: page(front, prompt: flags)) == [])
    let tooLong = "5:1: the prompt has 1501 characters; joyai takes at most 1500"
    #expect(try problems(in: page(front, prompt: flags + "x")) == [tooLong])
    let long = String(repeating: "x", count: 20_001)
    #expect(
      try problems(in: "\n  " + long) == ["2:3: the prompt has 20001 characters; gptimage2 takes at most 20000"])
    #expect(try problems(in: String(long.dropFirst())) == [])
  }

  @Test func showsTheLineAndTheNextStep() throws {
    let site = try TemporarySite(["content/a.md": page("quality: hgih")])
    let problem = try #require(try site.read().diagnostics.first)
    #expect(problem.excerpt == "quality: hgih")
    #expect(problem.help == "did you mean high?")
    #expect(problem.severity == .error)
  }

  @Test func reportsAllFilesInOneRun() throws {
    let found = try problems([
      "content/b.md": "", "content/a.md": page("quality: ultra"), "content/c.md": "A mug",
      "content/z/_index.md": "---\ntags: a\n---",
    ])
    #expect(
      found == [
        "content/a.md:2:10: quality is \"ultra\"; expected low, medium or high",
        "content/b.md:1:1: the prompt is empty",
        "content/z/_index.md:2:1: unknown key \"tags\"",
      ])
  }

  @Test func stopsAfterAHundredProblemsInAFile() throws {
    let keys = (0..<5_000).map { "key\($0)x: 1" }.joined(separator: "\n")
    let found = try problems(in: page(keys))
    #expect(found.count == 101)
    #expect(found.last == "101:1: there are more errors; only the first 100 are shown")
  }

  @Test func neverShowsWhatMayBeAKey() throws {
    let site = try TemporarySite(["content/a.md": page("api_key: sk-live-1234")])
    let problem = try #require(try site.read().diagnostics.first)
    #expect(problem.printed == "content/a.md:2:1: api_key does not belong in a file: keys are never read from here")
    #expect(problem.excerpt == nil)
  }
}
