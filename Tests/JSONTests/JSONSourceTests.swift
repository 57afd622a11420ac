import JSON
import SeededRandom
import Testing

struct JSONSourceTests {
  private let source = JSONSource(
    Array(
      """
      {
        "é": {"x": [1, {"y": "a]b"}, true]},
        "set": [
          {"id": "R1"},
          {"id": "R\\u0032", "text": "two"}
        ]
      }
      """.utf8
    )
  )

  @Test(
    arguments: [
      ("", "1:1"), ("/é", "2:3"), ("/é/x", "2:9"), ("/é/x/1", "2:18"), ("/é/x/1/y", "2:19"), ("/é/x/2", "2:32"),
      ("/set/R1", "4:5"), ("/set/R2", "5:5"), ("/set/R2/text", "5:23"), ("/set/1/id", "5:6"),
    ] as [(JSONPointer, String)])
  func `a pointer has a line and a column`(pointer: JSONPointer, place: String) {
    #expect(source.position(of: pointer)?.description == place)
  }

  @Test(
    arguments: [("/none", "1:1"), ("/é/x/7", "2:9"), ("/set/R1/a/b", "4:5"), ("/set/R9", "3:3")]
      as [(JSONPointer, String)])
  func `what is absent has the place of what would hold it`(pointer: JSONPointer, place: String) {
    #expect(source.position(of: pointer) == nil)
    #expect(source.nearestPosition(to: pointer).description == place)
  }

  @Test func `a text that is not JSON has no places`() {
    #expect(JSONSource(Array("{".utf8)).position(of: .root)?.description == "1:1")
    #expect(JSONSource(Array(#"{"a": }"#.utf8)).position(of: "/a") == nil)
  }

  @Test(arguments: 0..<100)
  func `every value of a text is found where it stands`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = random.value(depth: 4)
    let bytes = CanonicalJSON.bytes(of: value)
    let source = JSONSource(bytes)
    func check(_ value: JSONValue, at pointer: JSONPointer, isMember: Bool) throws {
      let offset = try #require(source.position(of: pointer)).offset
      let key = isMember ? CanonicalJSON.compact(of: .string(pointer.lastToken ?? "")) + Array(": ".utf8) : []
      let first = CanonicalJSON.compact(of: value)[0]
      #expect(bytes[offset...].starts(with: key + [first]))
      for (key, child) in value.objectValue ?? [:] { try check(child, at: pointer.appending(key), isMember: true) }
      for (index, child) in (value.arrayValue ?? []).enumerated() where JSONSet.ids(of: value.arrayValue ?? []) == nil {
        try check(child, at: pointer.appending(index), isMember: false)
      }
    }
    try check(value, at: .root, isMember: false)
  }
}
