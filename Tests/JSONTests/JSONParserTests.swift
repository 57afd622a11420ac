import JSON
import SeededRandom
import Testing

struct JSONParserTests {
  @Test(arguments: [
    ("", "1:1: expected a value, found the end of the text"),
    ("[1,\n  2,]", "2:5: expected a value, found ']'"),
    (#"{"a": 1, }"#, #"1:10: expected a key in '"', found '}'"#),
    (#"{"é": tru}"#, "1:7: expected a value, found 't'"),
    ("[1 2]", "1:4: expected ',' or ']', found '2'"),
    (#"{"a" 1}"#, "1:6: expected ':', found '1'"),
    ("1 x", "1:3: expected the end of the text, found 'x'"),
    ("[\u{200B}]", "1:2: expected a value, found U+200B"),
    ("\u{FEFF}{}", "1:1: the text begins with a byte order mark"),
    ("\"a\u{7}\"", "1:3: the control character U+0007 must be escaped in a string"),
    (#""\ud834x""#, #"1:2: \uD834 is half of a surrogate pair"#),
    (#""\uDD1E""#, #"1:2: \uDD1E is half of a surrogate pair"#),
    (#""\uD834\uD834""#, #"1:2: \uD834 is half of a surrogate pair"#),
    (#""\u12G4""#, "1:6: expected a hexadecimal digit, found 'G'"),
    (#""\x41""#, #"1:2: '\' before 'x' is not an escape sequence"#),
    (#""abc"#, #"1:5: expected '"' that ends the string, found the end of the text"#),
    ("[012]", "1:2: a number does not begin with a superfluous zero"),
    ("-", "1:2: expected a digit, found the end of the text"),
    ("1.e3", "1:3: expected a digit, found 'e'"),
    ("1e99999999999", "1:1: the number's exponent is out of range"),
  ])
  func `an error says where and what`(text: String, message: String) throws {
    let error = try #require(throws: JSONParseError.self) { try JSONParser.parse(text, limits: .document) }
    #expect(error.description == message)
  }

  @Test(arguments: [
    (#"{"a": 1, "b": 2, "a": 3}"#, "1:18: the key \"a\" stands twice"),
    (#"{"a": 1, "\u0061": 2}"#, "1:10: the key \"a\" stands twice"),
    (#"{"z": 1, "b": 2, "b": 3, "z": 4}"#, "1:18: the key \"b\" stands twice"),
    (#"{"x": {"k": {"k": 1}, "k": 2}}"#, "1:23: the key \"k\" stands twice"),
    (#"[{"k": 1, "j": {"k": 0}, "k": 2}]"#, "1:26: the key \"k\" stands twice"),
  ])
  func `a key that repeats another after unescaping is refused where it repeats`(text: String, message: String) throws {
    let error = try #require(throws: JSONParseError.self) { try JSONParser.parse(text, limits: .document) }
    #expect(error.description == message)
  }

  @Test func `keys that are canonically equivalent but differ in bytes are two keys`() throws {
    let value = try JSONParser.parse("{\"\u{E9}\": 1, \"e\u{301}\": 2}", limits: .document)
    #expect(value.objectValue?.count == 2)
    #expect(value["\u{E9}"] == 1)
    #expect(value["e\u{301}"] == 2)
  }

  @Test func `a byte that is not UTF-8 is pointed at`() throws {
    for (bytes, offset) in [
      ([0x22, 0x61, 0xFF, 0x22], 2), ([0x22, 0xC3, 0x22], 1), ([0x22, 0x61, 0xED, 0xA0, 0x80], 2),
    ] {
      let error = try #require(throws: JSONParseError.self) {
        try JSONParser.parse(bytes.map(UInt8.init), limits: .document)
      }
      #expect(error.reason == .notUTF8(byte: UInt8(bytes[offset])))
      #expect(error.position.offset == offset)
    }
  }

  @Test func `escapes become their characters`() throws {
    let text = #""\"\\\/\b\f\n\r\tA\u0000\u00e9\uD834\uDD1E plain \u20AC""#
    #expect(try JSONParser.parse(text, limits: .record) == "\"\\/\u{8}\u{C}\n\r\tA\0é\u{1D11E} plain €")
  }

  @Test(arguments: [
    ("0", JSONValue.integer(0)), ("-0", .integer(0)), ("1.0", .integer(1)), ("10e-1", .integer(1)),
    ("1E2", .integer(100)), ("9223372036854775807", .integer(.max)), ("-9223372036854775808", .integer(.min)),
    ("999999999999999999", .integer(999_999_999_999_999_999)), ("0.000e5", .integer(0)),
  ])
  func `a whole number that fits is an integer however it is written`(text: String, value: JSONValue) throws {
    #expect(try JSONParser.parse(text, limits: .document) == value)
  }

  @Test(arguments: [
    ("9223372036854775808", "9223372036854775808"), ("-1.50", "-1.5"), ("1e400", "1e400"), ("12.5E-3", "0.0125"),
    ("1.000000000000000005", "1.000000000000000005"), ("123e-400", "1.23e-398"),
  ])
  func `any other number keeps its digits`(text: String, spelling: String) throws {
    let value = try JSONParser.parse(text, limits: .document)
    #expect(value == JSONNumber(spelling).map(JSONValue.number))
    #expect(value.description == spelling)
  }

  @Test(arguments: [
    ("1.5", "1:1: expected an integer, found 1.5"),
    ("[1, 1.0]", "1:5: expected an integer, found 1.0"),
    ("1e2", "1:1: expected an integer, found 1e2"),
    ("9007199254740992", "1:1: 9007199254740992 is not within ±(2^53−1)"),
    ("-99999999999999999999", "1:1: -99999999999999999999 is not within ±(2^53−1)"),
  ])
  func `a record holds only integers that every reader keeps exact`(text: String, message: String) throws {
    let error = try #require(throws: JSONParseError.self) { try JSONParser.parse(text, limits: .record) }
    #expect(error.description == message)
    #expect(try JSONParser.parse("9007199254740991", limits: .record) == .integer(JSONLimits.largestInteger))
  }

  @Test func `depth is limited where the limit says`() throws {
    func nested(_ depth: Int) -> String { String(repeating: "[", count: depth) + String(repeating: "]", count: depth) }
    #expect(try JSONParser.parse(nested(32), limits: .record).arrayValue != nil)
    let error = try #require(throws: JSONParseError.self) { try JSONParser.parse(nested(33), limits: .record) }
    #expect(error.description == "1:33: values are nested deeper than 32")
    #expect(try JSONParser.parse(nested(512), limits: .document).arrayValue != nil)
    #expect(throws: JSONParseError.self) { try JSONParser.parse(nested(513), limits: .document) }
  }

  @Test(arguments: ["[", #"{"a":"#, "[[{\"\":"])
  func `a hundred thousand open brackets are an error, not a crash`(opening: String) {
    let text = String(repeating: opening, count: 100_000)
    let limits = JSONLimits(maxBytes: 1 << 20, maxDepth: 1_000_000, integersOnly: false)
    #expect(throws: JSONParseError.self) { try JSONParser.parse(text, limits: limits) }
  }

  @Test func `size and length of numbers are limited`() throws {
    let limits = JSONLimits(maxBytes: 10, maxDepth: 2, integersOnly: false, maxNumberLength: 4)
    #expect(try JSONParser.parse("[1234]", limits: limits) == [1234])
    let tooLong = try #require(throws: JSONParseError.self) { try JSONParser.parse("[12345]", limits: limits) }
    #expect(tooLong.reason == .numberTooLong(limit: 4))
    let tooLarge = try #require(throws: JSONParseError.self) { try JSONParser.parse("[1,2,3,4,5]", limits: limits) }
    #expect(tooLarge.reason == .tooLarge(limit: 10))
  }

  @Test func `a large object in the worst order is read in good time`() throws {
    let members = (0..<50_000).reversed().map { "\"key \($0)\":\($0)" }.joined(separator: ",")
    let value = try JSONParser.parse("{\(members)}", limits: .document)
    #expect(value.objectValue?.count == 50_000)
    #expect(value["key 49999"] == 49_999)
  }

  @Test(arguments: 0..<200)
  func `any bytes end in a value or an error with a place`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    var bytes = CanonicalJSON.bytes(of: random.value(depth: 3))
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      let place = Int.random(in: bytes.indices, using: &random)
      switch UInt8.random(in: 0..<3, using: &random) {
      case 0: bytes[place] = .random(in: 0...255, using: &random)
      case 1: bytes.insert(Array(#"{}[]",:\-.e0 "#.utf8).randomElement(using: &random) ?? 0, at: place)
      default: if bytes.count > 1 { bytes.remove(at: place) }
      }
    }
    do {
      let value = try JSONParser.parse(bytes, limits: .document)
      #expect(try JSONParser.parse(CanonicalJSON.compact(of: value), limits: .document) == value)
    } catch {
      #expect(error.position.offset <= bytes.count)
    }
  }
}
