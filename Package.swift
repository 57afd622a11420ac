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

/// A C library: shared in a debug build, and inside the binary in a release, whatever else is on the machine it runs on.
func linked(_ library: String) -> [LinkerSetting] {
  [.linkedLibrary(library, .when(configuration: .debug)), linkedStatically(library)]
}

func linkedStatically(_ library: String) -> LinkerSetting {
  .linkedLibrary(":lib\(library).a", .when(configuration: .release))
}

/// A layer of the product: what it may import is what stands in `dependencies`.
func layer(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], excluding: [String] = []) -> Target {
  .testTarget(name: name, dependencies: dependencies, exclude: excluding, swiftSettings: strict)
}

let package = Package(
  name: "folio",
  products: [
    .executable(name: "folio", targets: ["folio"]),
    .executable(name: "folio-ical", targets: ["folio-ical"]),
    .executable(name: "folio-plan", targets: ["folio-plan"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
  ],
  targets: [
    // C libraries, each seen by one target.
    .target(
      name: "CLibgit2",
      dependencies: ["CTransportStubs"],
      linkerSettings: linked("git2") + linked("z") + ["mbedcrypto", "http_parser", "pcre2-8"].map(linkedStatically)
    ),
    .target(name: "CTransportStubs"),
    .target(name: "CPCRE2", linkerSettings: linked("pcre2-8")),
    .target(name: "CSQLite", linkerSettings: linked("sqlite3") + [.linkedLibrary("m")]),
    .target(name: "CLibical", linkerSettings: linked("ical")),
    .target(
      name: "CCbc",
      linkerSettings: linked("CbcSolver") + linked("Cbc")
        + ["Cgl", "OsiClp", "ClpSolver", "Clp", "Osi", "CoinUtils", "lapack", "blas", "bz2", "z"].map(linkedStatically)
        + [.linkedLibrary("stdc++"), .linkedLibrary("m")]
    ),

    .target(name: "CPlatform"),

    // Bottom layer.
    layer("Platform", ["CPlatform"]),
    layer("JSON", [crypto]),
    layer("JSONSchema", ["JSON", "CPCRE2"]),
    layer("Git", ["CLibgit2", "Platform", crypto]),
    layer("Signatures", ["Platform", crypto, cryptoExtras]),
    layer("Calendars"),

    // Files that travel inside the binary.
    .target(
      name: "Schemas",
      path: "schemas",
      resources: [
        .embedInCode("assessment.schema.json"),
        .embedInCode("capacity.schema.json"),
        .embedInCode("change.schema.json"),
        .embedInCode("common.schema.json"),
        .embedInCode("decision.schema.json"),
        .embedInCode("escalation.schema.json"),
        .embedInCode("exception.schema.json"),
        .embedInCode("feedback.schema.json"),
        .embedInCode("forum.schema.json"),
        .embedInCode("freeze.schema.json"),
        .embedInCode("gatemodel.schema.json"),
        .embedInCode("guard.schema.json"),
        .embedInCode("initiative.schema.json"),
        .embedInCode("ledger.schema.json"),
        .embedInCode("lesson.schema.json"),
        .embedInCode("metric.schema.json"),
        .embedInCode("observation.schema.json"),
        .embedInCode("person.schema.json"),
        .embedInCode("policy.schema.json"),
        .embedInCode("portfolio.schema.json"),
        .embedInCode("process.schema.json"),
        .embedInCode("review.schema.json"),
        .embedInCode("rollout.schema.json"),
        .embedInCode("segment.schema.json"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "Hooks",
      path: "hooks",
      resources: [
        .embedInCode("commit-msg"),
        .embedInCode("post-receive"),
        .embedInCode("pre-commit"),
        .embedInCode("pre-push"),
        .embedInCode("pre-receive"),
        .embedInCode("reference-transaction"),
        .embedInCode("update"),
      ],
      swiftSettings: strict
    ),
    .target(
      name: "WorkedExample",
      path: "portfolio",
      resources: [
        .embedInCode("assessments"),
        .embedInCode("capacities"),
        .embedInCode("decisions"),
        .embedInCode("exceptions"),
        .embedInCode("forums"),
        .embedInCode("freezes"),
        .embedInCode("gatemodels"),
        .embedInCode("initiatives"),
        .embedInCode("ledger.json"),
        .embedInCode("lessons"),
        .embedInCode("metrics"),
        .embedInCode("people"),
        .embedInCode("policies"),
        .embedInCode("portfolios"),
        .embedInCode("processes"),
        .embedInCode("reviews"),
        .embedInCode("rollouts"),
        .embedInCode("segments"),
      ],
      swiftSettings: strict
    ),

    .target(
      name: "RuleBook",
      path: "docs",
      exclude: ["ARCHITECTURE.md", "BENCHMARKS.md", "GLOSSARY.md", "decisions", "guard.md"],
      sources: ["RuleBook.swift"],
      resources: [.embedInCode("rules.md")],
      swiftSettings: strict
    ),

    // The ledger.
    layer("Planning", ["Calendars", "JSON"]),
    layer("Governance", ["Calendars", "JSON", "JSONSchema", "Schemas", crypto]),
    layer("ICalendar", ["Calendars", "JSON"]),
    layer("Rules", ["Governance", "Planning", "Calendars", "JSON", "JSONSchema"]),
    layer("Storage", ["Rules", "Governance", "Git", "JSON"]),
    layer("ReadIndex", ["Governance", "Git", "CSQLite"]),
    layer(
      "Operations",
      [
        "Storage", "Rules", "Governance", "Calendars", "Git", "JSON", "JSONSchema", "Signatures", "Platform", "Hooks",
        "Schemas", "WorkedExample", "ReadIndex", "Planning", "ICalendar",
      ]),
    layer("Reporting", ["Operations", "Planning", "Rules", "Governance", "Calendars", "Git", "JSON"]),
    .executableTarget(
      name: "folio",
      dependencies: [
        "Reporting", "Operations", "Storage", "Rules", "Governance", "Calendars", "Git", "JSON", "Platform",
        "Signatures", "RuleBook", "Planning",
        argumentParser,
      ],
      swiftSettings: strict
    ),

    // Stands beside folio and is started by it: what would make every start of folio slower.
    .executableTarget(
      name: "folio-ical",
      dependencies: ["ICalendar", "JSON", "Platform", "CLibical"],
      swiftSettings: strict
    ),
    .executableTarget(
      name: "folio-plan",
      dependencies: ["Planning", "JSON", "Platform", "CCbc"],
      swiftSettings: strict
    ),

    // What script/bench measures and nobody installs.
    .executableTarget(
      name: "BenchLoop",
      dependencies: ["Operations", "Calendars", "Storage", "Rules", "Governance", "Git", "JSON", "Platform"],
      path: "bench/loop",
      swiftSettings: strict
    ),

    // What tests share.
    .target(name: "SeededRandom", path: "Tests/SeededRandom", swiftSettings: strict),

    tests("JSONTests", ["JSON", "SeededRandom"]),
    tests("JSONSchemaTests", ["JSONSchema", "SeededRandom"]),
    tests("PlatformTests", ["Platform"]),
    tests("GitTests", ["Git", "Platform", "SeededRandom"]),
    tests("SignaturesTests", ["Signatures", "Platform", "SeededRandom", crypto]),
    tests("CalendarsTests", ["Calendars", "SeededRandom"]),
    tests("GovernanceTests", ["Governance", "Calendars", "JSON", "JSONSchema", "SeededRandom", "WorkedExample"]),
    tests("RulesTests", ["Rules", "Governance", "Calendars", "JSON", "WorkedExample"]),
    tests("ICalendarTests", ["ICalendar", "Calendars", "JSON", "Platform"]),
    tests("PlanningTests", ["Planning", "Calendars", "JSON", "Platform", "SeededRandom", "folio-plan"]),
    tests("StorageTests", ["Storage"]),
    tests("ReadIndexTests", ["ReadIndex", "Git", "Governance", "Platform"]),
    tests(
      "OperationsTests",
      [
        "Operations", "Storage", "Rules", "Governance", "Calendars", "Git", "JSON", "Platform", "WorkedExample",
        "SeededRandom", "ICalendar",
      ]),
    tests("ReportingTests", ["Reporting", "Operations", "Governance", "Calendars", "JSON"]),
    tests("LayeringTests", []),
    tests("RuleBookTests", ["RuleBook", "Rules"]),
    tests("ScenarioTests", ["Platform", "SeededRandom", "folio", "folio-ical"], excluding: ["Scenarios"]),
  ]
)
