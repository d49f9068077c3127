import GalleryModel

extension FieldTable {
  private static let defaultSettings = GallerySettings()

  /// What requests take where a prompt file says nothing.
  static let defaults = request.without(["images", "callback_url"])

  /// How pictures are made.
  static let generate = FieldTable([
    FieldRule(
      "concurrency", .integer(FieldRange.concurrency), "Requests under way at once.",
      fallback: .int(defaultSettings.generation.concurrency), examples: "4"),
    FieldRule(
      "max_credits", .integer(FieldRange.credits), "The most credits that a run may spend; no limit by default.",
      examples: "500"),
    FieldRule(
      "poll_interval", .positiveNumber, "Scales all pauses between questions to the API; 3 seconds is the unit.",
      fallback: .int(Int(defaultSettings.generation.pollInterval)), examples: "1.5"),
    FieldRule(
      "timeout", .positiveNumber, "Seconds that a run waits for each task.",
      fallback: .int(Int(defaultSettings.generation.timeout)), examples: "600"),
    FieldRule(
      "callback_url", webAddress, "Where the API tells that a picture is made.", examples: "https://example.com/done"),
  ])

  /// What one credit costs in money.
  static let creditPrice = FieldTable(
    [
      FieldRule(
        "from", .form(#"^\d{4}-\d{2}-\d{2}$"#), "The day from which it holds.", examples: "2026-06-01"),
      FieldRule("amount", .amount, "Money for one credit.", examples: "0.01"),
      FieldRule("currency", .form("^[A-Z]{3}$"), "A currency's three letters (ISO 4217).", examples: "EUR"),
    ], required: ["amount", "currency"])

  /// How originals are made ready for the web.
  static let renditions = FieldTable([
    FieldRule(
      "widths", .list(.integer(FieldRange.renditionWidth), isFilled: true), "Widths in pixels.",
      fallback: .list(defaultSettings.renditions.widths.map(ContentValue.int)), examples: "[320, 640, 1280]"),
    FieldRule(
      "formats", .list(.choice(RenditionFormat.allCases.map(\.rawValue)), isFilled: true),
      "File formats; the first is what every browser is shown.",
      fallback: .list(defaultSettings.renditions.formats.map { .string($0.rawValue) }), examples: "[avif, webp]"),
    FieldRule(
      "quality", .integer(FieldRange.renditionQuality), "As the encoders count it.",
      fallback: .int(defaultSettings.renditions.quality), examples: "90"),
  ])

  /// What renditions tell of where they come from.
  static let provenance = FieldTable([
    FieldRule(
      "embed_prompt", .flag, "Whether renditions carry the prompt in their metadata.", fallback: .bool(false),
      examples: "true")
  ])

  /// Overrides of the built-in credit table, in its shape.
  static let prices = FieldTable([
    FieldRule(
      ModelName.joyai.rawValue, .integer(FieldRange.credits), "Credits of a joyai request.",
      fallback: .int(PriceTable.documented.joyai), examples: "24"),
    FieldRule(
      ModelName.gptimage2.rawValue,
      .map(
        FieldTable(
          RequestMode.allCases.map { mode in
            FieldRule(mode.rawValue, .map(qualities(of: mode)), "Credits in \(mode.rawValue) mode, by quality.")
          })), "Credits of gptimage2, by mode, quality and resolution.", examples: "{text: {low: {1k: 2}}}"),
  ])

  private static func qualities(of mode: RequestMode) -> FieldTable {
    FieldTable(
      Quality.allCases.map { quality in
        FieldRule(
          quality.rawValue,
          .map(
            FieldTable(
              Resolution.allCases.map { resolution in
                FieldRule(
                  resolution.rawValue, .integer(FieldRange.credits), "Credits at \(resolution.rawValue).",
                  fallback: PriceTable.documented.gptimage2[mode]?[quality]?[resolution].map(ContentValue.int))
              })), "Credits of \(quality.rawValue) quality, by resolution.")
      })
  }

  /// The keys of `gallerist.yml`.
  package static let settings = FieldTable([
    FieldRule(
      "title", .text(), "The title of the gallery.", fallback: .string(defaultSettings.title),
      examples: "Espresso and other machines"),
    FieldRule("description", .text(), "A sentence for the home page and search engines.", examples: "Product studies"),
    FieldRule(
      "base_url", .form(#"^[Hh][Tt][Tt][Pp][Ss]?://[^\s?#@]+$"#), "Where the site will be published.",
      examples: "https://example.com/gallery/"),
    FieldRule(
      "language", .form("^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$"), "The language of the site, as a tag.",
      fallback: .string(defaultSettings.language), examples: "en", "pt-BR"),
    FieldRule("author", .text(), "Who wrote the prompts.", examples: "Ada Lovelace"),
    FieldRule("license", .text(), "The licence of the pictures.", examples: "CC-BY-4.0"),
    FieldRule(
      "defaults", .map(defaults), "What requests take where a prompt file says nothing.",
      examples: "{model: gptimage2, quality: medium, resolution: 1k}"),
    FieldRule("generate", .map(generate), "How pictures are made.", examples: "{concurrency: 2, max_credits: 500}"),
    FieldRule(
      "credit_price", .list(.map(creditPrice), isFilled: true),
      "What one credit costs in money: one price, or a list of prices with the days on which they begin.",
      examples: "{amount: 0.01, currency: EUR}"),
    FieldRule("prices", .map(prices), "Overrides of the built-in credit table, in its shape.", examples: "{joyai: 20}"),
    FieldRule(
      "renditions", .map(renditions), "How originals are made ready for the web.", examples: "{widths: [320, 640]}"),
    FieldRule(
      "provenance", .map(provenance), "What renditions tell of where they come from.", examples: "{embed_prompt: true}"),
    FieldRule(
      "costs_page", .flag, "Whether the site has a page with what the gallery cost.",
      fallback: .bool(defaultSettings.costsPage), examples: "false"),
    FieldRule(
      "picture_costs", .flag, "Whether pages say what single pictures cost.",
      fallback: .bool(defaultSettings.pictureCosts), examples: "false"),
    FieldRule(
      "output", .form(#"^[^/\\\s][^\\]*$"#),
      "The folder that the site is written into: one of its own, inside the site's folder.",
      fallback: .string(defaultSettings.output), examples: "public"),
  ])
}
