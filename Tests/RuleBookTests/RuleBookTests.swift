import RuleBook
import Rules
import Testing

struct RuleBookTests {
  @Test func `the book says what the comments in the sources say: run script/rules when it does not`() throws {
    let rules = try DescribedRule.all()
    #expect(RuleBook.codes == Set(rules.map(\.code)).sorted())
    for code in RuleBook.codes { #expect(RuleBook.page(code: code) == page(of: rules.filter { $0.code == code })) }
  }

  @Test func `the binary carries the book that stands in the repository`() throws {
    let written = try DescribedRule.text(at: "docs/rules.md").split(separator: "\n").filter { $0.hasPrefix("## ") }
    #expect(written.map { String($0.dropFirst(3).prefix { $0 != " " }) } == RuleBook.codes)
  }

  @Test func `every rule that is asked has its page, under its name`() {
    for rule in RuleCatalog.all {
      let id = type(of: rule).id
      #expect(RuleBook.page(code: id.code)?.contains(id.name) == true, "\(id.code)")
    }
  }

  @Test func `no two codes are one and every page has a text`() {
    #expect(Set(RuleBook.codes).count == RuleBook.codes.count)
    for code in RuleBook.codes { #expect((RuleBook.page(code: code)?.count ?? 0) > 80, "\(code)") }
  }

  @Test(arguments: ["", "AUTH", "AUTH-99", "auth-03", "AUTH-03 ", "## AUTH-03", "Rules"])
  func `there is no page for anything but a code`(code: String) {
    #expect(RuleBook.page(code: code) == nil)
  }

  @Test func `a page begins with the code and the name of the rule`() throws {
    let page = try #require(RuleBook.page(code: "AUTH-03"))
    #expect(page.hasPrefix("AUTH-03 nobody-approves-own-work\n\nWhoever asked for"))
    #expect(!page.hasSuffix("\n"))
  }

  @Test func `a rule is read from its source with what it may be besides a block`() {
    let rules = DescribedRule.rulesDescribed(
      in: """
        import Governance

        /// First.
        ///
        /// Second.
        public struct A: RecordRule {
          public static let id = RuleID(code: "X-01", name: "a-holds")
          let found = violation(severity: .warn)
        }

        /// No rule.
        public struct B {}

        /// Third.
        public struct C: Rule {
          public static let id = RuleID(code: "X-02", name: "c-holds")
        }

        /// No rule either.
        enum D {
          /// Fourth.
          private static let line = RuleID(code: "X-03", name: "d-holds")
          static let other = RuleID(code: "X-01", name: "a-holds")
        }
        """)
    #expect(rules.map(\.code) == ["X-01", "X-02", "X-03"])
    #expect(rules.map(\.name) == ["a-holds", "c-holds", "d-holds"])
    #expect(rules.map(\.text) == ["First.\n\nSecond.", "Third.", "Fourth."])
    #expect(rules.map(\.milder) == [["warning"], [], []])
  }

  /// What stands under one code: its rules one after the other, as their files are, each under its name if they differ.
  private func page(of rules: [DescribedRule]) -> String {
    let names = Set(rules.map(\.name))
    var parts = [([rules.first?.code ?? ""] + (names.count == 1 ? names : [])).joined(separator: " ")]
    for rule in rules {
      if names.count > 1 { parts.append("### \(rule.name)") }
      parts.append(rule.text)
      if !rule.milder.isEmpty { parts.append("A violation may be a \(rule.milder.joined(separator: " or a ")).") }
    }
    return parts.joined(separator: "\n\n")
  }
}
