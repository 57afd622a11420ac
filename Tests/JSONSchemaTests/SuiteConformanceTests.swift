import JSON
import JSONSchema
import Testing

@Suite(.enabled(if: ConformanceFolder.isPresent, ConformanceFolder.absence))
struct SuiteConformanceTests {
  private static let folder = "json-schema/tests/draft2020-12"
  private static let files = (try? ConformanceFolder.names(in: folder)) ?? []  // the suite is off where they are absent

  @Test func `all 80 files are there`() {
    #expect(Self.files.count == 80)
  }

  @Test(arguments: files.filter { !$0.hasPrefix("optional/") })
  func `every required test is met`(file: String) throws {
    let unmet = try unmet(file)
    #expect(unmet == [])
  }

  @Test(arguments: files.filter { $0.hasPrefix("optional/") })
  func `every optional test is met but those that we decline`(file: String) throws {
    let name = file.dropFirst("optional/".count).dropLast(".json".count)
    let unmet = try unmet(file)
    #expect(unmet == DeclinedTests.reasons.keys.filter { $0.hasPrefix("\(name): ") }.sorted())
  }

  @Test func `every declined test belongs to a file`() {
    let names = Self.files.map { $0.dropFirst("optional/".count).dropLast(".json".count) }
    for declined in DeclinedTests.reasons.keys {
      #expect(names.contains { declined.hasPrefix("\($0): ") }, "\(declined)")
    }
  }

  /// The tests of a file that do not come out as the suite says.
  private func unmet(_ file: String) throws -> [String] {
    let name = file.hasPrefix("optional/") ? file.dropFirst("optional/".count) : file[...]
    let cases = try parse("\(Self.folder)/\(file)").arrayValue ?? []
    let registry = try Self.remotes()
    let all = try cases.flatMap { suiteCase in
      let schema = Result {
        try Schema(
          compiling: #require(suiteCase["schema"]), registry: registry, assertFormats: file.contains("/format/")
        )
      }
      return try #require(suiteCase["tests"]?.arrayValue).filter { test in
        let expected = try #require(test["valid"] ?? nil) == true
        let data = try #require(test["data"])
        let isValid = try? schema.get().validate(data).isEmpty  // an error is an answer that no test wants
        return isValid != expected
      }.map { test in
        let describe = { (value: JSONValue) in value["description"]?.stringValue ?? "" }
        return "\(name.dropLast(5)): \(describe(suiteCase)): \(describe(test))"
      }
    }
    return all.sorted()
  }

  private static let known = Result {
    var registry = SchemaRegistry()
    for file in try ConformanceFolder.names(in: "json-schema/remotes") where !isOlderDraft(file) {
      try registry.add(parse("json-schema/remotes/\(file)"), uri: "http://localhost:1234/\(file)")
    }
    return registry
  }

  private static func remotes() throws -> SchemaRegistry { try known.get() }

  private static func isOlderDraft(_ file: String) -> Bool {
    file.hasPrefix("draft") && !file.hasPrefix("draft2020-12/") || file.hasPrefix("v1/")
  }
}

private func parse(_ file: String) throws -> JSONValue {
  try JSONParser.parse(ConformanceFolder.bytes(of: file), limits: .document)
}
