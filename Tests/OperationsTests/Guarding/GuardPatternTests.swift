import Operations
import Testing

struct GuardPatternTests {
  @Test(arguments: [
    ("ivr/**", "ivr/menu/de.txt"), ("ivr/*", "ivr/menu"), ("**/menu", "menu"), ("**/menu", "a/b/menu"),
    ("a/**/z", "a/z"), ("a/**/z", "a/b/c/z"), ("refs/heads/release/*", "refs/heads/release/1.2"), ("?.txt", "a.txt"),
    ("**", "any/thing"),
  ])
  func `a pattern names`(pattern: String, name: String) { #expect(GuardPattern(pattern).matches(name)) }

  @Test(arguments: [
    ("ivr/**", "ivr"), ("ivr/**", "livr/menu"), ("ivr/*", "ivr/menu/de.txt"), ("**/menu", "submenu"),
    ("a/**/z", "a/bz"), ("?", "/"), ("refs/heads/main", "refs/heads/mainly"), ("", "a"),
  ])
  func `a pattern leaves out`(pattern: String, name: String) { #expect(!GuardPattern(pattern).matches(name)) }

  @Test func `a pattern of many stars takes no longer for it`() {
    let pattern = GuardPattern(String(repeating: "*a", count: 200) + "b")
    #expect(!pattern.matches(String(repeating: "a", count: 4_000)))
  }
}

struct GuardConfigurationTests {
  @Test func `rules are read, main alone and every path where they name none`() throws {
    let read = try GuardConfiguration([UInt8](#"{"rules": [{"action": "config_change"}]}"#.utf8), from: "guard.json")
    let rule = try #require(read.rules.first)

    #expect(rule.governs(reference: "refs/heads/main") && !rule.governs(reference: "refs/heads/side"))
    #expect(rule.governs(path: "any/thing") && rule.needsChange)
  }

  @Test(arguments: [
    ("{\"rules\": [{\"action\": \"config_chang\"}]}", "guard.json:1:13: /rules/0/action"),
    ("{\"rules\": []}", "guard.json:1:2: /rules"), ("{\n\"rules\": [,]}", "guard.json:2:11"),
    ("{\"rules\": [{\"action\": \"gate_go\", \"path\": [\"a\"]}]}", "guard.json:1:34: /rules/0"),
  ])
  func `what is no guard is refused, with its place`(text: String, place: String) {
    let fault = #expect(throws: GuardFault.self) { try GuardConfiguration([UInt8](text.utf8), from: "guard.json") }
    #expect(fault?.problem.hasPrefix(place) == true, "\(String(describing: fault))")
  }
}

struct PushOptionsTests {
  @Test func `git's command line names changes in each of its spellings`() {
    let said = [
      "git", "push", "-o", "folio-change=chg-0001", "--push-option=folio-change=CHG-0002", "-ofolio-change=CHG-0003",
      "-o", "ci.skip",
    ]
    #expect(PushOptions.changes(inCommandLine: said) == ["CHG-0001", "CHG-0002", "CHG-0003"])
  }
}
