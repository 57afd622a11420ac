// swift-tools-version: 6.2
import PackageDescription

/// Every target of ours is compiled the same strict way.
let strict: [SwiftSetting] = [
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

let crypto: Target.Dependency = .product(name: "Crypto", package: "swift-crypto")
let cryptoExtras: Target.Dependency = .product(name: "CryptoExtras", package: "swift-crypto")
let argumentParser: Target.Dependency = .product(name: "ArgumentParser", package: "swift-argument-parser")

/// A layer of the product: what it may import is what stands in `dependencies`.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: strict)
}

let package = Package(
  name: "folio",
  products: [.executable(name: "folio", targets: ["folio"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // C libraries, each seen by one target.
    .target(
      name: "CLibgit2",
      linkerSettings: [.linkedLibrary("git2", .when(configuration: .debug))]
    ),
    .target(
      name: "CPCRE2",
      linkerSettings: [.linkedLibrary("pcre2-8", .when(configuration: .debug))]
    ),

    .target(name: "CPlatform"),

    // Bottom layer.
    layer("Platform", ["CPlatform"]),
    layer("JSON", [crypto]),
    layer("JSONSchema", ["JSON", "CPCRE2"]),
    layer("Git", ["CLibgit2", "Platform"]),
    layer("Signatures", ["Platform", crypto, cryptoExtras]),
    layer("Calendars"),

    // Files that travel inside the binary.
    .target(name: "Schemas", path: "schemas", resources: [], swiftSettings: strict),
    .target(name: "Hooks", path: "hooks", resources: [], swiftSettings: strict),
    .target(name: "WorkedExample", path: "portfolio", resources: [], swiftSettings: strict),

    // The ledger.
    layer("Governance", ["Calendars", "JSON", "JSONSchema", "Schemas", crypto]),
    layer("Rules", ["Governance", "Calendars", "JSON", "JSONSchema"]),
    layer("Storage", ["Governance", "Git", "JSON", "JSONSchema", "Platform"]),
    layer("Operations", ["Rules", "Storage", "Signatures", "Hooks", "WorkedExample"]),
    layer("Reporting", ["Operations"]),
    .executableTarget(
      name: "folio",
      dependencies: ["Reporting", "Operations", argumentParser],
      swiftSettings: strict
    ),

    tests("JSONTests", ["JSON"]),
    tests("JSONSchemaTests", ["JSONSchema"]),
    tests("PlatformTests", ["Platform"]),
    tests("GitTests", ["Git"]),
    tests("SignaturesTests", ["Signatures", "Platform", crypto]),
    tests("CalendarsTests", ["Calendars"]),
    tests("GovernanceTests", ["Governance"]),
    tests("RulesTests", ["Rules"]),
    tests("StorageTests", ["Storage"]),
    tests("OperationsTests", ["Operations"]),
    tests("LayeringTests", []),
    tests("ScenarioTests", ["Platform"]),
  ]
)
