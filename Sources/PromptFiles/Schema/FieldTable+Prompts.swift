import GalleryModel

extension FieldTable {
  private static let scalar = FieldShape.oneOf([.text(allowsEmpty: true), .flag])
  private static let slug = FieldShape.form(#"^[^\s!-/:-@A-Z\[-`{-~]+(-[^\s!-/:-@A-Z\[-`{-~]+)*$"#, allowsNumbers: true)
  private static let template = FieldRule(
    "template", .form(#"^(?!\.\.?(/|$))[^/\\\n]+(/(?!\.\.?(/|$))[^/\\\n]+)*$"#),
    "The template of the page, as named below templates/.",
    examples: "wide")
  private static let weight = FieldRule(
    "weight", .integer(FieldRange.weight), "The place among the others: small numbers come first.", examples: "10", "-1"
  )
  private static let extra = FieldRule(
    "extra", .anything, "Anything, for templates.", examples: "{camera: Linhof}", "[1, two]")

  /// The keys of a prompt file that say something of its page.
  static let page = FieldTable([
    FieldRule(
      "title", .text(), "The title of the page; else it comes from the file's name.",
      examples: "Matte black espresso machine", "2024"),
    FieldRule(
      "slug", slug, "The last part of the page's address; lower-case letters and digits with single dashes.",
      examples: "espresso-machine"),
    FieldRule(
      "date", .form(#"^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2}))?$"#),
      "A day, or a time as RFC 3339 has it.", examples: "2026-06-06", "2026-06-06T12:00:00Z"),
    FieldRule(
      "tags", .list(.text()), "What the picture is about; every tag gets a page.", examples: "[product, coffee]"),
    FieldRule(
      "alt", .text(allowsEmpty: true), "The text for those who do not see the picture; {{name}} is filled in.",
      examples: "An espresso machine on a marble counter", "\"\""),
    FieldRule(
      "description", .text(), "A sentence for lists, feeds and search engines.", examples: "Softbox from the left"),
    FieldRule("author", .text(), "Who wrote the prompt.", examples: "Ada Lovelace"),
    FieldRule("license", .text(), "The licence of the picture.", examples: "CC-BY-4.0"),
    FieldRule(
      "draft", .flag, "Whether the file is left out unless --drafts is given.", fallback: .bool(false), examples: "true"
    ),
    weight, template,
    FieldRule(
      "aliases", .list(.form(#"^[^?#\\<>"%\s]+$"#)), "Former addresses of the page, which lead to it.",
      examples: "[/old/espresso/]"),
    FieldRule(
      "cover", .text(), "Which of its pictures stands for the file: an id, or the id of a block.", examples: "close"),
    extra,
  ])

  /// The keys of a request.
  static let request = FieldTable([
    FieldRule("model", names(of: ModelName.self), "The model that makes the picture.", examples: "gptimage2"),
    FieldRule(
      "quality", names(of: Quality.self), "How much work gptimage2 puts into it; the main factor of its price.",
      examples: "high"),
    FieldRule("resolution", names(of: Resolution.self), "The resolution class of gptimage2.", examples: "2k"),
    FieldRule(
      "aspect_ratio", names(of: AspectRatio.self), "The shape that gptimage2 is asked for.", examples: "\"4:5\""),
    FieldRule(
      "output_format", names(of: OutputFormat.self), "The file format that gptimage2 is asked for.", examples: "png"),
    FieldRule(
      "size", .form(#"^[1-9][0-9]{0,4}\*[1-9][0-9]{0,4}$"#), "Width and height in pixels, for the model joyai.",
      examples: "1024*1024"),
    FieldRule(
      "images", .list(.text()),
      "What the picture builds on: URLs, other pictures such as ./espresso.md, or local picture files.",
      examples: "[https://example.com/mug.png]"),
    FieldRule(
      "callback_url", webAddress, "Where the API tells that the picture is made.", examples: "https://example.com/done"),
  ])

  /// The keys that make several pictures of one prompt.
  static let expansion = FieldTable([
    FieldRule(
      "takes", .integer(FieldRange.takes), "How many pictures of the very same request are made.", fallback: .int(1),
      examples: "3"),
    FieldRule(
      "vars", .openMap(scalar), "Values for {{name}} in the prompt and in alt.", examples: "{finish: matte black}"),
    FieldRule(
      "matrix", .openMap(.list(scalar, isFilled: true)),
      "Every combination is made; a key of a request sets it, any other is a variable.",
      examples: "{finish: [matte black, steel], quality: [low, high]}"),
  ])

  /// The front matter of a prompt file.
  package static let prompt = page + request + expansion

  /// The front matter of an album's `_index.md`.
  package static let album = FieldTable([
    FieldRule("title", .text(), "The title of the album; else it comes from the folder's name.", examples: "Products"),
    FieldRule(
      "slug", slug, "The last part of the album's address; lower-case letters and digits with single dashes.",
      examples: "products"),
    FieldRule("description", .text(), "A sentence for lists and search engines.", examples: "Studies for a catalogue"),
    weight,
    FieldRule("cover", .text(), "The id of the picture that stands for the album.", examples: "espresso"),
    template, extra,
  ])

  static let webAddress = FieldShape.form(#"^[Hh][Tt][Tt][Pp][Ss]?://[^\s@]+$"#)

  private static func names<Choice: RawRepresentable & CaseIterable>(of type: Choice.Type) -> FieldShape
  where Choice.RawValue == String {
    .choice(Choice.allCases.map(\.rawValue))
  }
}
