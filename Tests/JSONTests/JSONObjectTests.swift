import JSON
import SeededRandom
import Testing

struct JSONObjectTests {
  @Test func `members are sorted by the bytes of their keys`() {
    let object: JSONObject = ["b": 1, "é": 2, "": 3, "a": 4, "aaaaaaaaab": 5, "aaaaaaaaaa": 6, "Z": 7, "\0": 8]
    #expect(object.keys == ["", "\0", "Z", "a", "aaaaaaaaaa", "aaaaaaaaab", "b", "é"])
    #expect(object.map(\.value) == [3, 8, 7, 4, 6, 5, 1, 2])
  }

  @Test func `setting nil removes a member`() {
    var object: JSONObject = ["a": 1, "b": 2]
    object["a"] = nil
    object["c"] = nil
    object["b"] = 3
    #expect(object == ["b": 3])
    #expect(!object.contains(key: "a"))
  }

  @Test func `of two members with one key the later stands`() {
    #expect(JSONObject([("a", 1), ("b", 2), ("a", 3)]) == ["a": 3, "b": 2])
  }

  @Test func `strings that differ only in normal form are different values`() {
    #expect(JSONValue.string("é") != .string("e\u{301}"))
    #expect(Set([JSONValue.string("é"), .string("e\u{301}"), .string("é")]).count == 2)
    #expect(JSONPointer(tokens: ["é"]) != JSONPointer(tokens: ["e\u{301}"]))
    #expect(JSONValue.object(["é": 1]) != .object(["e\u{301}": 1]))
  }

  @Test func `an object behaves as a dictionary does`() {
    var random = SplitMix64(seed: 3)
    var object = JSONObject()
    var dictionary: [[UInt8]: JSONValue] = [:]
    for step in 0..<2_000 {
      let key = String(Int.random(in: 0..<60, using: &random), radix: 2)
      let value: JSONValue? = Bool.random(using: &random) ? .integer(Int64(step)) : nil
      object[key] = value
      dictionary[Array(key.utf8)] = value
    }
    #expect(object.map { Array($0.key.utf8) } == dictionary.keys.sorted { $0.lexicographicallyPrecedes($1) })
    #expect(object.allSatisfy { dictionary[Array($0.key.utf8)] == $0.value })
  }

  @Test func `a member is changed in place through a value`() {
    var value: JSONValue = ["a": ["b": 1]]
    value["a"]?["b"] = 2
    #expect(value == ["a": ["b": 2]])
    value["a"] = nil
    #expect(value == [:])
    var text: JSONValue = "x"
    text["a"] = 1
    #expect(text == "x")
  }
}
