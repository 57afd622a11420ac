import JSON
import SeededRandom
import Testing

@testable import JSONSchema

struct PatternTests {
  @Test(
    arguments: [
      (
        "^INI-[0-9A-HJKMNP-TV-Z]{4,12}$", ["INI-0002", "INI-0123456789AB"],
        ["INI-000", "INI-000I", "xINI-0002", "INI-0002\n"]
      ),
      ("abc", ["abc", "xabcx"], ["ab", ""]),
      ("^$", [""], ["a"]),
      ("", ["", "a"], []),
      ("a?$", ["", "b", "a"], []),
      ("^(a|bc)*d$", ["d", "aad", "bcabcd"], ["abd", "ad "]),
      ("^a{2,}b{0,1}$", ["aa", "aaab"], ["a", "aabb"]),
      ("^[^x]$", ["é", "😀", "y"], ["x", "ab"]),
      (
        "^.$",
        ["a", "é", "\r\n".first.map { String($0.unicodeScalars.first ?? " ") } ?? "", "😀"].filter { $0 != "\r" },
        ["\n", "\r", "\u{2028}", "ab"]
      ),
      (#"^\d+\s\w$"#, ["12 a", "1\u{A0}_", "1\u{FEFF}a"], ["१ a", "1 é", "1a"]),
      (#"^\D\S\W$"#, ["aa!", "éé "], ["1aa", "a a", "aab"]),
      (#"^[\S\d]$"#, ["a", "1", "é"], [" ", "\u{3000}"]),
      (#"^[\w-]+$"#, ["a-b"], ["a b"]),
      (#"^\u{1F600}|\uD83D\uDE00\x41$"#, ["😀", "😀A"], ["A"]),
      (#"^\p{Letter}+$"#, ["aé中"], ["a1"]),
      (#"^\p{Lu}\P{Lu}$"#, ["Aa"], ["AA", "aa"]),
      (#"^\p{Script=Greek}$"#, ["λ"], ["l"]),
      (#"^\p{ASCII}$"#, ["a"], ["é"]),
      (#"^\cJ$"#, ["\n"], ["J"]),
      (#"^(a)(?<n>b)\2\k<n>$"#, ["abbb"], ["abab"]),
      (#"^(?:(a)|b)\1$"#, ["aa", "b"], ["ba"]),
      (#"\bfoo\b"#, ["a foo b"], ["afoo"]),
      (#"^(?!x)a(?=b).$"#, ["ab"], ["ac"]),
      (#"(?<=a)b(?<!ab)c|(?<!a)b"#, ["cb"], ["ab"]),
      ("[]", [], ["", "a"]),
      ("^[^]$", ["\n", "a"], [""]),
      (#"^\-\.\/\]\}{$"#, ["-./]}{"], []),
      ("^a{,2}$", ["a{,2}"], ["aa"]),
      ("^[[:alpha:]]$", ["a]", "[]", ":]"], ["b"]),
      ("^(*ACCEPT)$", [], []),
      (#"^\x2b(#a)$"#, ["+#a"], []),
      ("^x-", ["x-a", "x-"], ["ax-", "x"]),
    ] as [(String, [String], [String])])
  func `patterns are read as ECMA-262 reads them`(source: String, matching: [String], others: [String]) throws {
    guard source != "^(*ACCEPT)$" else {
      #expect(throws: PatternError(why: "nothing to repeat")) { try Pattern(source) }
      return
    }
    let pattern = try Pattern(source)
    for text in matching { #expect(try pattern.matches(text), "\(source) on \(text)") }
    for text in others { #expect(try !pattern.matches(text), "\(source) on \(text)") }
  }

  @Test(arguments: [
    "(", ")", "a)", "[", "[b-a]", "*", "a**", "a{2,1}", #"\"#, #"\a"#, #"\Z"#, #"\p{Nope}"#, #"\p{Letter"#, #"\p"#,
    #"\2(a)"#,
    #"\k<x>"#, "(?<1>a)", "(?P<n>a)", "(?i)a", "(?#c)a", "(?>a)", #"\u{110000}"#, #"\uD800"#, #"\x1"#, #"\c1"#, #"\01"#,
    "^*", #"\b+"#, "a++", #"[\d"#, "(*UTF)a",
  ])
  func `what is no regular expression is refused`(source: String) {
    #expect(throws: PatternError.self) { try Pattern(source) }
  }

  @Test func `a hostile pattern gives up instead of running on`() throws {
    let pattern = try Pattern(#"^(?=(a+)+$)(a|aa)+\1?$"#)
    let error = try #require(throws: PatternError.self) { try pattern.matches(String(repeating: "a", count: 40) + "!") }
    #expect(error.why.contains("limit"))
    let schema = try Schema(
      compiling: ["pattern": #"^(?=(a+)+$)(a|aa)+\1?$"#], registry: SchemaRegistry(), assertFormats: false
    )
    #expect(throws: SchemaError.self) { try schema.validate(.string(String(repeating: "a", count: 40) + "!")) }
  }

  @Test func `what would make a backtracking matcher run on is answered at once`() throws {
    let pattern = try Pattern("^(a+)+(a|aa)*$")
    #expect(try !pattern.matches(String(repeating: "a", count: 10_000) + "!"))
    #expect(try pattern.matches(String(repeating: "a", count: 10_000)))
  }

  @Test func `a deep pattern is refused`() {
    #expect(throws: PatternError.self) { try Pattern(String(repeating: "(", count: 100_000)) }
  }

  @Test(arguments: 0..<400)
  func `both engines give one answer`(seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let source = random.pattern(depth: 3)
    let expression = try RegularExpressionParser.parse(source)
    guard let automaton = PositionAutomaton(expression) else { return }
    let pcre = try CompiledPCRE(expression.pcreSpelling)
    for _ in 0..<20 {
      let text = String(
        (0..<Int.random(in: 0...6, using: &random)).map { _ in "abcé\n".randomElement(using: &random) ?? "a" })
      #expect(try automaton.matches(text) == pcre.matches(text), "\(source) on \(text)")
    }
  }
}

extension SplitMix64 {
  mutating func pattern(depth: Int) -> String {
    let start = Bool.random(using: &self) ? "^" : ""
    let end = Bool.random(using: &self) ? "$" : ""
    return start + "(?:" + part(depth: depth) + ")" + end
  }

  private mutating func part(depth: Int) -> String {
    switch Int.random(in: 0..<(depth > 0 ? 8 : 4), using: &self) {
    case 0: ["a", "b", "é"].randomElement(using: &self) ?? "a"
    case 1: ["[ab]", "[^a]", ".", #"\w"#, #"[^\S]"#, "[a-é]"].randomElement(using: &self) ?? "."
    case 2: ""
    case 3: "c"
    case 4, 5: part(depth: depth - 1) + part(depth: depth - 1)
    case 6: "(\(part(depth: depth - 1))|\(part(depth: depth - 1)))"
    default:
      "(\(part(depth: depth - 1)))"
        + (["*", "+", "?", "{2}", "{0,2}", "{1,}?", "*?"].randomElement(using: &self) ?? "*")
    }
  }
}
