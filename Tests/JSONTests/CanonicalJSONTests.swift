import JSON
import SeededRandom
import Testing

struct CanonicalJSONTests {
  @Test func `the canonical text is what it always was`() {
    let value: JSONValue = [
      "title": "Größe \"A\" \\ /", "id": "INI-0002", "empty": [], "none": [:], "n": -42, "yes": true,
      "list": [1, ["b": "\u{1}\n\u{1F}\u{7F}", "a": []]],
    ]
    let text = ##"""
      {
        "empty": [],
        "id": "INI-0002",
        "list": [
          1,
          {
            "a": [],
            "b": "\u0001\n\u001f\##u{7F}"
          }
        ],
        "n": -42,
        "none": {},
        "title": "Größe \"A\" \\ /",
        "yes": true
      }

      """##
    #expect(String(decoding: CanonicalJSON.bytes(of: value), as: UTF8.self) == text)
    #expect(
      value.description == #"{"empty":[],"id":"INI-0002","list":[1,{"a":[],"b":"\u0001\n\u001f"# + "\u{7F}"
        + #""}],"n":-42,"none":{},"title":"Größe \"A\" \\ /","yes":true}"#
    )
    #expect(JSONValue.integer(.min).description == "-9223372036854775808")
  }

  @Test(arguments: 0..<500)
  func `what is printed is read back the same`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let value = random.value(depth: 4)
    let bytes = CanonicalJSON.bytes(of: value)
    let compact = CanonicalJSON.compact(of: value)
    #expect(try JSONParser.parse(bytes, limits: .document) == value)
    #expect(try JSONParser.parse(compact, limits: .document) == value)
    #expect(CanonicalJSON.bytes(of: try JSONParser.parse(compact, limits: .document)) == bytes)
  }

  @Test func `normalising sorts sets, drops exact duplicates and composes strings`() {
    let value: JSONValue = [
      "e\u{301}": "A\u{30A}",
      "links": ["ROL-0001#W1", "CHG-0002", "CHG-0002"],
      "set": [["id": "R2"], ["id": "R1", "t": 2], ["id": "R1", "t": 1], ["id": "R2"]],
      "free": ["b", "a", "a"],
    ]
    #expect(
      CanonicalJSON.normalised(value) == [
        "é": "Å",
        "links": ["CHG-0002", "ROL-0001#W1"],
        "set": [["id": "R1", "t": 2], ["id": "R1", "t": 1], ["id": "R2"]],
        "free": ["b", "a", "a"],
      ]
    )
  }

  @Test(arguments: [
    ("e\u{301}", "\u{E9}"), ("\u{212B}", "\u{C5}"), ("a\u{301}\u{316}", "\u{E1}\u{316}"), ("\u{958}", "\u{915}\u{93C}"),
    ("\u{1100}\u{1161}\u{11A8}", "\u{AC01}"), ("\u{FB01}", "\u{FB01}"), ("\u{1E9B}\u{323}", "\u{1E9B}\u{323}"),
  ])
  func `strings are composed as Unicode says`(text: String, composed: String) {
    #expect(Array(CanonicalJSON.composed(text).utf8) == Array(composed.utf8))
  }

  @Test(arguments: [
    "INI-0002", "CHG-7K2M9QXR", "ABC-0123456789AB", "ROL-0001#W1", "OBS-7K2M-202609", "OBS-0001-202609#x9",
  ])
  func `these are ids of records`(text: String) {
    #expect(JSONSet.isRecordID(text))
  }

  @Test(arguments: [
    "", "INI", "INI-000", "INI-0123456789ABC", "ini-0002", "INI-000I", "INI_0002", "ROL-0001#", "ROL-0001#W-1",
    "INI-0002 ",
    "INI-0002-202609", "OBS-0001-20260", "OBS-0001-2026091", "OBS-0001-",
  ])
  func `these are not`(text: String) {
    #expect(!JSONSet.isRecordID(text))
  }
}
