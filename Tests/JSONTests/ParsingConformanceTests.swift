import JSON
import Testing

@Suite(.enabled(if: ConformanceFolder.isPresent, ConformanceFolder.absence))
struct ParsingConformanceTests {
  private static let folder = "json-parsing/test_parsing"
  private static let names = (try? ConformanceFolder.names(in: folder)) ?? []  // the suite is off where they are absent

  /// Files of RFC 8259 grammar that we refuse on purpose.
  private static let duplicates: Set = ["y_object_duplicated_key.json", "y_object_duplicated_key_and_value.json"]

  /// What RFC 8259 leaves to the reader, and we accept: numbers, all kept exact, and nesting within 512.
  private static let accepted: Set = [
    "i_number_double_huge_neg_exp.json",
    "i_number_neg_int_huge_exp.json",
    "i_number_pos_double_huge_exp.json",
    "i_number_real_neg_overflow.json",
    "i_number_real_pos_overflow.json",
    "i_number_real_underflow.json",
    "i_number_too_big_neg_int.json",
    "i_number_too_big_pos_int.json",
    "i_number_very_big_negative_int.json",
    "i_structure_500_nested_arrays.json",
  ]

  @Test func `all 318 files are there`() {
    #expect(Self.names.count == 318)
  }

  @Test(arguments: names.filter { $0.hasPrefix("y_") && !duplicates.contains($0) })
  func `a valid text parses, and parses again from its canonical form`(name: String) throws {
    let value = try parse(name)
    #expect(try JSONParser.parse(CanonicalJSON.bytes(of: value), limits: .document) == value)
    #expect(try JSONParser.parse(CanonicalJSON.compact(of: value), limits: .document) == value)
  }

  @Test(arguments: names.filter { $0.hasPrefix("n_") || duplicates.contains($0) })
  func `an invalid text is refused with a place inside it`(name: String) throws {
    let bytes = try ConformanceFolder.bytes(of: "\(Self.folder)/\(name)")
    let error = try #require(throws: JSONParseError.self) { try JSONParser.parse(bytes, limits: .document) }
    #expect((0...bytes.count).contains(error.position.offset))
    #expect(error.position == JSONPosition(offset: error.position.offset, in: bytes))
  }

  @Test(arguments: names.filter { $0.hasPrefix("i_") })
  func `what the standard leaves open is refused unless it can be kept exact`(name: String) throws {
    if Self.accepted.contains(name) {
      let value = try parse(name)
      #expect(try JSONParser.parse(CanonicalJSON.compact(of: value), limits: .document) == value)
    } else {
      #expect(throws: JSONParseError.self) { try parse(name) }
    }
  }

  @Test(arguments: accepted)
  func `a record accepts none of it`(name: String) throws {
    let bytes = try ConformanceFolder.bytes(of: "\(Self.folder)/\(name)")
    #expect(throws: JSONParseError.self) { try JSONParser.parse(bytes, limits: .record) }
  }

  private func parse(_ name: String) throws -> JSONValue {
    try JSONParser.parse(ConformanceFolder.bytes(of: "\(Self.folder)/\(name)"), limits: .document)
  }
}
