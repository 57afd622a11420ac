import Foundation
import Testing

struct LayeringTests {
  @Test func `imports point down, each library has one owner, and unsafe stays where C is called`() throws {
    let files = try Checkout.sources()
    #expect(files.count > 100)
    #expect(files.flatMap(Layering.faults(in:)) == [])
  }

  @Test func `every target of the manifest has a place among the layers`() throws {
    let targets = try Set(Checkout.manifest().dependencies.keys)
    let listed = Set(Layering.rows.joined())
    #expect(targets.subtracting(listed) == [])
    #expect(try Set(Checkout.sources().map(\.target)).subtracting(targets) == [])
  }

  @Test func `what the manifest declares points down`() throws {
    let wrong = try Checkout.manifest().dependencies.flatMap { target, modules in
      modules.compactMap { module in
        // The manifest may offer a library to a target whose sources do not use it.
        let isLibrary = Layering.owners[module] != nil && Layering.row(of: module) == nil
        return isLibrary ? nil : Layering.objection(to: module, in: target).map { "\(target): \($0)" }
      }
    }
    #expect(wrong.sorted() == [])
  }

  @Test func `what a file imports, its target declares`() throws {
    let manifest = try Checkout.manifest()
    let ours = Set(Layering.rows.joined())
    let undeclared = try Checkout.sources().flatMap { file in
      file.imports.filter { _, module in
        ours.contains(module) && manifest.dependencies[file.target]?.contains(module) != true
      }.map { line, module in "\(file.path):\(line): \(file.target) does not declare \(module)" }
    }
    #expect(undeclared == [])
  }
}

/// That the checks above can fail, one broken file at a time.
struct BrokenLayeringTests {
  @Test(arguments: [
    ("Sources/Governance/A.swift", "import Rules"),
    ("Sources/Rules/A.swift", "import Storage"),
    ("Sources/Rules/A.swift", "public import Git"),
    ("Sources/Rules/A.swift", "import Platform"),
    ("Sources/Rules/A.swift", "import Glibc"),
    ("Sources/Rules/A.swift", "import FoundationEssentials"),
    ("Sources/Calendars/A.swift", "import Platform"),
    ("Sources/Calendars/A.swift", "  import Glibc"),
    ("Sources/Governance/A.swift", "import Foundation"),
    ("Sources/Operations/A.swift", "import Foundation"),
    ("Sources/Operations/A.swift", "import struct Foundation.Data"),
    ("Sources/Operations/A.swift", "@_exported import Foundation"),
    ("Sources/Operations/A.swift", "@preconcurrency public import CLibgit2"),
    ("Sources/Operations/A.swift", "import Reporting"),
    ("Sources/Operations/A.swift", "import ArgumentParser"),
    ("Sources/Storage/A.swift", "import CLibgit2"),
    ("Sources/Git/A.swift", "import Signatures"),
    ("Sources/Git/A.swift", "import CPCRE2"),
    ("Sources/JSON/A.swift", "import Calendars"),
    ("Sources/Reporting/A.swift", "import folio"),
    ("Sources/Dreams/A.swift", "import JSON"),
    ("Sources/folio/A.swift", "import Dreams"),
    ("schemas/Schemas.swift", "import JSON"),
    ("Sources/Rules/A.swift", "let a = unsafe b"),
    ("Sources/JSONSchema/Schema.swift", "func f(_ p: UnsafePointer<UInt8>) {}"),
    ("Sources/folio/A.swift", "nonisolated(unsafe) var a = 1"),
  ])
  func `a line that breaks the layers is found`(path: String, line: String) {
    let file = SourceFile(path: path, text: "// A file.\n\(line)\n")
    #expect(Layering.faults(in: file).count == 1)
    #expect(Layering.faults(in: file).first?.hasPrefix("\(path):2: ") == true)
  }

  @Test(arguments: [
    ("Sources/Rules/A.swift", "public import Governance"),
    ("Sources/Storage/A.swift", "import Rules"),
    ("Sources/Governance/A.swift", "import Synchronization"),
    ("Sources/Git/A.swift", "import CLibgit2"),
    ("Sources/Git/A.swift", "let a = unsafe b"),
    ("Sources/Platform/Files/A.swift", "let a = unsafe b"),
    ("Sources/JSONSchema/Patterns/Pattern.swift", "let a = unsafe b"),
    ("Sources/folio/A.swift", "import Git"),
    ("Sources/Rules/A.swift", "// import Storage"),
    ("Sources/Rules/A.swift", "important()"),
  ])
  func `a line that keeps to the layers is let be`(path: String, line: String) {
    #expect(Layering.faults(in: SourceFile(path: path, text: line)) == [])
  }

  @Test func `a manifest is read whatever the shape of its calls`() {
    let manifest = Manifest(
      text: """
            layer("Calendars"),
            layer("JSON", [crypto]),
            layer("Operations", [
              "Rules", "Storage",
              "Git",
            ]),
            .target(name: "Hooks", path: "hooks", resources: [.embedInCode("update")], swiftSettings: strict),
            .executableTarget(
              name: "folio",
              dependencies: ["Reporting", argumentParser],
              swiftSettings: strict
            ),
            tests("JSONTests", ["JSON"]),
        """)
    #expect(
      manifest.dependencies == [
        "Calendars": [], "JSON": ["Crypto"], "Operations": ["Rules", "Storage", "Git"], "Hooks": [],
        "folio": ["Reporting", "ArgumentParser"],
      ])
  }
}

/// The repository that the tests were compiled from.
enum Checkout {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func manifest() throws -> Manifest { try Manifest(text: text(at: "Package.swift")) }

  /// Every Swift file of the product, in order of path.
  static func sources() throws -> [SourceFile] {
    let folders = ["Sources"] + SourceFile.folders.keys.filter { exists($0) }
    return try folders.flatMap { folder in
      try FileManager.default.subpathsOfDirectory(atPath: root.appending(path: folder).path)
        .filter { $0.hasSuffix(".swift") }.map { "\(folder)/\($0)" }
    }.sorted().map { SourceFile(path: $0, text: try text(at: $0)) }
  }

  private static func exists(_ path: String) -> Bool {
    FileManager.default.fileExists(atPath: root.appending(path: path).path)
  }

  private static func text(at path: String) throws -> String {
    try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }
}
