import JSON
import SeededRandom
import Testing

struct JSONMergeTests {
  @Test(
    arguments: [
      // Different fields, known or not.
      (["a": 1, "b": 1], ["a": 2, "b": 1], ["a": 1, "b": 2, "x-new": 3], ["a": 2, "b": 2, "x-new": 3]),
      // What one side removed and the other left alone is removed.
      (["a": 1, "b": 1], ["b": 1], ["a": 1, "b": 2], ["b": 2]),
      // Fields of inner objects.
      (["o": ["x": 1, "y": 1]], ["o": ["x": 2, "y": 1]], ["o": ["x": 1, "y": 2]], ["o": ["x": 2, "y": 2]]),
      // An object that both sides added.
      ([:], ["o": ["x": 1]], ["o": ["y": 2]], ["o": ["x": 1, "y": 2]]),
      // Elements of a set by id: one removed, one changed, one added by each.
      (
        ["s": [["id": "B"], ["id": "D", "t": 1]]], ["s": [["id": "A"], ["id": "B"], ["id": "D", "t": 2]]],
        ["s": [["id": "C"], ["id": "D", "t": 1]]], ["s": [["id": "A"], ["id": "C"], ["id": "D", "t": 2]]]
      ),
      // A set of record ids.
      (
        ["l": ["CHG-0001", "CHG-0002"]], ["l": ["CHG-0001", "CHG-0002", "CHG-0009"]], ["l": ["CHG-0002", "CHG-0003"]],
        ["l": ["CHG-0002", "CHG-0003", "CHG-0009"]]
      ),
      // A set that both sides began.
      ([:], ["l": ["CHG-0002"]], ["l": ["CHG-0001"]], ["l": ["CHG-0001", "CHG-0002"]]),
      // The last ids of a set, removed one by each.
      (["l": ["CHG-0001", "CHG-0002"]], ["l": ["CHG-0001"]], ["l": ["CHG-0002"]], ["l": []]),
    ] as [(JSONValue, JSONValue, JSONValue, JSONValue)])
  func `both sides' changes are kept`(base: JSONValue, ours: JSONValue, theirs: JSONValue, merged: JSONValue) {
    let result = JSONMerge.merge(base: base, ours: ours, theirs: theirs)
    #expect(result.merged == merged)
    #expect(result.conflicts.isEmpty)
  }

  @Test(
    arguments: [
      (["a": 1], ["a": 2], ["a": 3], "/a", 2),
      (["a": 1], [:], ["a": 3], "/a", nil),
      (["a": 1], ["a": 2], [:], "/a", 2),
      ([:], ["a": 2], ["a": 3], "/a", 2),
      (["l": [1]], ["l": [1, 2]], ["l": [1, 3]], "/l", [1, 2]),
      (["s": [["id": "R1", "t": 1]]], ["s": []], ["s": [["id": "R1", "t": 2]]], "/s/R1", nil),
      (["s": [["id": "R1", "t": 1]]], ["s": [["id": "R1", "t": 3]]], ["s": [["id": "R1", "t": 2]]], "/s/R1/t", 3),
      (["s": [["id": "R1"], ["id": "R1"]]], ["s": [["id": "R1"]]], ["s": [["id": "R2"]]], "/s", [["id": "R1"]]),
      (1, 2, 3, "", 2),
    ] as [(JSONValue, JSONValue, JSONValue, JSONPointer, JSONValue?)])
  func `a contradiction is a conflict, and ours stands`(
    base: JSONValue, ours: JSONValue, theirs: JSONValue, pointer: JSONPointer, standing: JSONValue?
  ) throws {
    let result = JSONMerge.merge(base: base, ours: ours, theirs: theirs)
    let conflict = try #require(result.conflicts.first)
    #expect(result.conflicts.count == 1)
    #expect(conflict.pointer == pointer)
    #expect((conflict.base, conflict.ours, conflict.theirs) == (base[pointer], ours[pointer], theirs[pointer]))
    #expect(result.merged[pointer] == standing)
  }

  @Test(arguments: 0..<300)
  func `a side that changed nothing changes nothing`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (base, side) = (random.record(), random.record())
    for (ours, theirs) in [(side, base), (base, side), (side, side)] {
      let result = JSONMerge.merge(base: base, ours: ours, theirs: theirs)
      #expect(result.merged == side)
      #expect(result.conflicts.isEmpty)
    }
  }

  @Test(arguments: 0..<500)
  func `the sides are equal where they do not conflict`(seed: UInt64) {
    var random = SplitMix64(seed: seed)
    let (base, ours, theirs) = (random.record(), random.record(), random.record())
    let one = JSONMerge.merge(base: base, ours: ours, theirs: theirs)
    let other = JSONMerge.merge(base: base, ours: theirs, theirs: ours)
    #expect(one.conflicts.map(\.pointer) == other.conflicts.map(\.pointer))
    if one.conflicts.isEmpty { #expect(one.merged == other.merged) }
    #expect(CanonicalJSON.faults(in: CanonicalJSON.bytes(of: one.merged), parsed: one.merged).isEmpty)
  }

  @Test(arguments: 0..<300)
  func `changes to different places all arrive`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let (base, target) = (random.record(), random.record())
    let changes = JSONDifference.changes(from: base, to: target)
    let (mine, yours) = (
      changes.enumerated().filter { $0.offset % 2 == 0 }, changes.enumerated().filter { $0.offset % 2 == 1 }
    )
    let result = JSONMerge.merge(
      base: base, ours: try base.applying(mine.map(\.element)), theirs: try base.applying(yours.map(\.element))
    )
    #expect(result.merged == target)
    #expect(result.conflicts.isEmpty)
  }
}
