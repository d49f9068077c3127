// swift-tools-version: 6.2
import PackageDescription

// scripts/test sets it; others build on with a compiler that has learned new warnings.
let warnings: [SwiftSetting] = Context.environment["GALLERIST_STRICT"] == nil ? [] : [.treatAllWarnings(as: .error)]
let strict: [SwiftSetting] =
  warnings + [
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("InternalImportsByDefault"),
  ]

func argumentParser() -> Target.Dependency { .product(name: "ArgumentParser", package: "swift-argument-parser") }
func asyncHTTPClient() -> Target.Dependency { .product(name: "AsyncHTTPClient", package: "async-http-client") }
func crypto() -> Target.Dependency { .product(name: "Crypto", package: "swift-crypto") }
func grdb() -> Target.Dependency { .product(name: "GRDB", package: "GRDB.swift") }
func hummingbird() -> Target.Dependency { .product(name: "Hummingbird", package: "hummingbird") }
func logging() -> Target.Dependency { .product(name: "Logging", package: "swift-log") }
func mustache() -> Target.Dependency { .product(name: "Mustache", package: "swift-mustache") }
func nio(_ module: String) -> Target.Dependency { .product(name: module, package: "swift-nio") }
func subprocess() -> Target.Dependency { .product(name: "Subprocess", package: "swift-subprocess") }
func yams() -> Target.Dependency { .product(name: "Yams", package: "Yams") }

let package = Package(
  name: "gallerist",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "gallerist", targets: ["gallerist"]),
    .library(name: "JoyAI", targets: ["JoyAI"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.0"),
  ],
  targets: [
    // C libraries, each behind one door.
    .systemLibrary(
      name: "CCmarkGFM", pkgConfig: "libcmark-gfm",
      providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"]), .brew(["cmark-gfm"])]),
    .systemLibrary(name: "CVips", pkgConfig: "vips", providers: [.apt(["libvips-dev"]), .brew(["vips"])]),
    .target(name: "CVipsShims", dependencies: ["CVips"]),
    .target(name: "CFileShims"),

    // Stages, from values to pages.
    .target(name: "GalleryModel", dependencies: [crypto()], swiftSettings: strict),
    .target(name: "SiteFolder", dependencies: ["GalleryModel", "CFileShims"], swiftSettings: strict),
    .target(name: "PromptFiles", dependencies: ["GalleryModel", "SiteFolder", yams()], swiftSettings: strict),
    .target(
      name: "PromptTables", dependencies: ["GalleryModel", "SiteFolder", "PromptFiles"], swiftSettings: strict),
    .target(name: "Planning", dependencies: ["GalleryModel"], swiftSettings: strict),
    .target(name: "Ledger", dependencies: ["GalleryModel", "SiteFolder", grdb()], swiftSettings: strict),
    .target(
      name: "GitHistory", dependencies: ["GalleryModel", "SiteFolder", subprocess()], swiftSettings: strict),
    .target(
      name: "JoyAI",
      dependencies: [asyncHTTPClient(), nio("NIOCore"), nio("NIOHTTP1"), nio("NIOPosix")], swiftSettings: strict),
    .target(
      name: "Generation", dependencies: ["GalleryModel", "JoyAI", "Planning", "Ledger", "SiteFolder"],
      swiftSettings: strict),
    .target(name: "Renditions", dependencies: ["GalleryModel", "SiteFolder", "CVipsShims"], swiftSettings: strict),
    .target(name: "Costs", dependencies: ["GalleryModel"], swiftSettings: strict),
    .target(
      name: "Site", dependencies: ["GalleryModel", "SiteFolder", "CCmarkGFM", mustache()], swiftSettings: strict,
      plugins: ["EmbedFolder"]),
    .target(
      name: "JoyAISandbox",
      dependencies: ["CVipsShims", crypto(), hummingbird(), logging(), nio("NIOCore"), nio("NIOHTTP1")],
      swiftSettings: strict),
    .target(
      name: "Preview", dependencies: ["GalleryModel", "SiteFolder", hummingbird(), logging(), nio("NIOCore")],
      swiftSettings: strict),
    .target(
      name: "GalleristCommands",
      dependencies: [
        "GalleryModel", "SiteFolder", "PromptFiles", "Planning", "Ledger", "JoyAI", "Generation", "Renditions",
        "Costs", "Site", "JoyAISandbox", "Preview", "GitHistory", "PromptTables", argumentParser(),
        logging(),
      ], swiftSettings: strict, plugins: ["EmbedFolder"]),
    .executableTarget(name: "gallerist", dependencies: ["GalleristCommands"], swiftSettings: strict),

    // The theme in templates/ and the site that `new` makes, in starter/, travel inside the binary.
    .executableTarget(name: "FolderEmbedder", swiftSettings: strict),
    .plugin(name: "EmbedFolder", capability: .buildTool(), dependencies: ["FolderEmbedder"]),
    // Tests mirror the sources.
    .target(name: "TestSupport", dependencies: ["JoyAI"], path: "Tests/TestSupport", swiftSettings: strict),
    .testTarget(name: "GalleryModelTests", dependencies: ["GalleryModel", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "SiteFolderTests", dependencies: ["SiteFolder", "GalleryModel"], swiftSettings: strict),
    .testTarget(
      name: "PromptFilesTests", dependencies: ["PromptFiles", "GalleryModel", "SiteFolder", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PromptTablesTests",
      dependencies: ["PromptTables", "PromptFiles", "GalleryModel", "SiteFolder", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "PlanningTests", dependencies: ["Planning", "GalleryModel", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "LedgerTests", dependencies: ["Ledger", "GalleryModel", "SiteFolder", "TestSupport", grdb()],
      swiftSettings: strict),
    .testTarget(
      name: "GitHistoryTests", dependencies: ["GitHistory", "GalleryModel", "SiteFolder", "TestSupport", subprocess()],
      swiftSettings: strict),
    .testTarget(
      name: "JoyAITests",
      dependencies: ["JoyAI", "JoyAISandbox", "TestSupport", asyncHTTPClient(), nio("NIOCore"), nio("NIOPosix")],
      swiftSettings: strict),
    .testTarget(
      name: "JoyAISandboxTests",
      dependencies: ["JoyAISandbox", asyncHTTPClient(), nio("NIOCore"), nio("NIOHTTP1")],
      swiftSettings: strict),
    .testTarget(
      name: "RenditionsTests", dependencies: ["Renditions", "GalleryModel", "SiteFolder", "CVipsShims"],
      swiftSettings: strict),
    .testTarget(name: "CostsTests", dependencies: ["Costs", "GalleryModel"], swiftSettings: strict),
    .testTarget(
      name: "SiteTests", dependencies: ["Site", "GalleryModel", "SiteFolder", "PromptFiles"], swiftSettings: strict),
    .testTarget(
      name: "GalleristCommandsTests",
      dependencies: [
        "GalleristCommands", "GalleryModel", "SiteFolder", "Ledger", "Generation", "JoyAI", "JoyAISandbox",
        "GitHistory", "TestSupport",
        argumentParser(), asyncHTTPClient(), nio("NIOCore"), nio("NIOHTTP1"), subprocess(), yams(),
      ], swiftSettings: strict),
    // The program as processes of its own: killed, interrupted, many at once.
    .testTarget(
      name: "ProcessTests",
      dependencies: ["gallerist", "GalleryModel", "SiteFolder", "Ledger", "JoyAISandbox", "TestSupport", subprocess()],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
