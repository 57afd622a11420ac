@testable import JSON
import SeededRandom
import Testing

struct JSONDifferenceTests {
  @Test(
    arguments: [
      (["a": 1], ["a": 2], ["/a: 1 → 2"]),
      (["a": 1], ["b": 1], ["/a: 1 → absent", "/b: absent → 1"]),
      (["a": ["b": 1, "c": 2]], ["a": ["b": 1, "c": 3]], ["/a/c: 2 → 3"]),
      (["l": [1, 2]], ["l": [1, 3]], ["/l: [1,2] → [1,3]"]),
      (["l": ["CHG-0001"]], ["l": ["CHG-0001", "CHG-0002"]], [#"/l: ["CHG-0001"] → ["CHG-0001","CHG-0002"]"#]),
      (
        ["s": [["id": "R1", "t": 1], ["id": "R2", "t": 2]]], ["s": [["id": "R2", "t": 5], ["id": "R3"]]],
        [#"/s/R1: {"id":"R1","t":1} → absent"#, "/s/R2/t: 2 → 5", #"/s/R3: absent → {"id":"R3"}"#]
      ),
      (["s": []], ["s": [["id": "R1"]]], [#"/s/R1: absent → {"id":"R1"}"#]),
      (["s": [["id": "B"], ["id": "A"]]], ["s": [["id": "B"]]], [#"/s: [{"id":"B"},{"id":"A"}] → [{"id":"B"}]"#]),
      (["a": [1]], ["a": ["b": 1]], [#"/a: [1] → {"b":1}"#]),
      (1, 2, [": 1 → 2"]),
      (["a": 1], ["a": 1], []),
    ] as [(JSONValue, JSONValue, [String])])
  func `changes are as narrow as can be said`(old: JSONValue, new: JSONValue, lines: [String]) {
    let changes = JSONDifference.changes(from: old, to: new)
    #expect(
      changes.map { "\($0.pointer): \($0.from?.description ?? "absent") → \($0.to?.description ?? "absent")" } == lines)
  }

  @Test(arguments: 0..<300)
  func `applying the changes gives the new value, and none means equal`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (old, new) =
      seed % 2 == 0
      ? (random.record(), random.record()) : (random.value(depth: 4), random.value(depth: 4))
    let changes = JSONDifference.changes(from: old, to: new)
    #expect(try old.applying(changes) == new)
    #expect(changes.isEmpty == (old == new))
    #expect(changes == changes.sorted { $0.pointer < $1.pointer })
  }

  @Test func `keys that are canonically equivalent change apart`() {
    let changes = JSONDifference.changes(from: ["\u{E9}": 1, "e\u{301}": 1], to: ["\u{E9}": 2, "e\u{301}": 3])
    #expect(changes.map(\.pointer) == ["/e\u{301}", "/\u{E9}"])
  }

  @Test func `a change made for another value is refused`() {
    let change = JSONChange(pointer: "/a", from: 1, to: 2)
    #expect(throws: JSONPatchError(pointer: "/a", reason: .differs(expected: 1, found: 3))) {
      try JSONValue.object(["a": 3]).applying([change])
    }
    #expect(throws: JSONPatchError(pointer: "/a", reason: .differs(expected: 1, found: nil))) {
      try JSONValue.object([:]).applying([change])
    }
  }
}
