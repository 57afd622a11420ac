import JSON
import Testing

struct CanonicalFaultTests {
  @Test(arguments: [
    ("{\n  \"a\": 1,\n  \"b\": []\n}\n", []),
    ("{\n  \"b\": 1,\n  \"a\": 2\n}\n", ["2:4: differs from canonical form: expected 'a', found 'b'"]),
    ("{\"a\": 1}\n", ["1:2: differs from canonical form: expected U+000A, found '\"'"]),
    ("{}", ["1:3: differs from canonical form: expected U+000A, found the end of the text"]),
    ("{}\n\n", ["2:1: differs from canonical form: expected the end of the text, found U+000A"]),
    ("{\r\n}", ["1:2: differs from canonical form: expected '}', found U+000D"]),
    ("\"\\u00e9\"\n", ["1:2: differs from canonical form: expected 'é', found '\\'"]),
    ("[\n  null\n]\n", ["2:3: null: leave the field out instead"]),
    (
      "[\n  1.0,\n  2e3\n]\n",
      [
        "2:3: float literal 1.0: write a decimal as a string", "3:3: float literal 2e3: write a decimal as a string",
      ]
    ),
    ("[\n  -1.5\n]\n", ["2:3: float literal -1.5: write a decimal as a string"]),
    ("[\n  -0\n]\n", ["2:3: differs from canonical form: expected '0', found '-'"]),
    (
      "[\n  9007199254740992,\n  99999999999999999999\n]\n",
      [
        "2:3: 9007199254740992 is not within ±(2^53−1)", "3:3: 99999999999999999999 is not within ±(2^53−1)",
      ]
    ),
    ("{\n  \"t\": \"1.5 e\\\" -2\"\n}\n", []),
    ("[\n  \"CHG-0002\",\n  \"CHG-0001\"\n]\n", ["3:3: \"CHG-0001\" is not in its sorted place in a set"]),
    ("[\n  \"CHG-0001\",\n  \"CHG-0001\"\n]\n", ["3:3: \"CHG-0001\" stands twice in a set"]),
    (
      "[\n  {\n    \"id\": \"B\"\n  },\n  {\n    \"id\": \"A\"\n  }\n]\n",
      ["5:3: \"A\" is not in its sorted place in a set"]
    ),
    (
      "{\n  \"e\u{301}\": \"A\u{30A}\"\n}\n",
      [
        "2:3: not in Unicode Normalization Form C in a key", "2:3: not in Unicode Normalization Form C",
      ]
    ),
    (
      "[\n  \"a\u{200B}b\",\n  \"\u{202E}x\",\n  \"\\n\",\n  \"\u{7F}\",\n  \"\u{85}\",\n  \"\u{2028}\"\n]\n",
      [
        "2:3: zero-width character U+200B", "3:3: bidirectional control character U+202E",
        "4:3: control character U+000A",
        "5:3: control character U+007F", "6:3: control character U+0085", "7:3: control character U+2028",
      ]
    ),
  ])
  func `each fault has its place and its words`(text: String, faults: [String]) throws {
    let bytes = Array(text.utf8)
    let found = CanonicalJSON.faults(in: bytes, parsed: try JSONParser.parse(bytes, limits: .document))
    #expect(found.map(\.description) == faults)
  }

  @Test(
    arguments: [
      0x00, 0x1B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200D, 0x200E, 0x202A, 0x2060, 0x2066, 0x3164, 0xFE0F,
      0xFEFF,
      0xFFA0, 0xFFF9, 0xFFFE, 0xE0041, 0xE0100,
    ] as [UInt32])
  func `a character that cannot be seen is hidden`(code: UInt32) throws {
    #expect(HiddenCharacter(try #require(Unicode.Scalar(code))) != nil)
  }

  @Test(arguments: ["a", " ", "~", "é", "ß", "€", "中", "\u{301}", "😀", "א", "ع", "\u{A0}"] as [Unicode.Scalar])
  func `letters, marks, pictures and spaces are not`(scalar: Unicode.Scalar) {
    #expect(HiddenCharacter(scalar) == nil)
  }

  @Test func `a text full of faults is answered in good time`() throws {
    let bytes = Array(("[" + String(repeating: "null,1.0,", count: 5_000) + "0]").utf8)
    let faults = CanonicalJSON.faults(in: bytes, parsed: try JSONParser.parse(bytes, limits: .document))
    #expect((20...41).contains(faults.count))
  }
}
