import Operations
import Testing

struct PathPatternTests {
  @Test(arguments: [
    ("ivr/**", "ivr/menu.conf", true), ("ivr/**", "ivr/de/menu.conf", true), ("ivr/**", "ivr", true),
    ("ivr/**", "ivrs/menu.conf", false), ("ivr/*", "ivr/de/menu.conf", false), ("**/*.conf", "a/b/c.conf", true),
    ("**/*.conf", "c.conf", true), ("**/*.conf", "c.config", false), ("a/**/z", "a/z", true),
    ("a/**/z", "a/b/c/z", true),
    ("a/**/z", "a/b/c/y", false), ("*", "a", true), ("*", "a/b", false), ("a?c", "abc", true), ("a?c", "ac", false),
    ("*a*b*", "xxaxxbxx", true), ("*a*b*", "xxbxxaxx", false), ("README.md", "README.md", true),
    ("readme.md", "README.md", false), ("refs/heads/release/*", "refs/heads/release/7", true),
    ("refs/heads/main", "refs/heads/main2", false), ("**", "anything/at/all", true),
  ])
  func `a pattern means these paths`(pattern: String, path: String, matches: Bool) throws {
    #expect(try #require(PathPattern(pattern)).matches(path) == matches)
  }

  @Test(arguments: ["", "/", "ivr/", "/ivr", "a//b"]) func `a pattern with an empty part is none`(text: String) {
    #expect(PathPattern(text) == nil)
  }

  @Test func `a pattern that could go astray for ever ends soon`() throws {
    let many = try #require(PathPattern(Array(repeating: "**", count: 200).joined(separator: "/") + "/x"))
    #expect(!many.matches(Array(repeating: "a", count: 400).joined(separator: "/")))
    let stars = try #require(PathPattern(String(repeating: "*a", count: 200)))
    #expect(!stars.matches(String(repeating: "a", count: 199)))
  }
}

struct GuardSettingsTests {
  private func message(_ text: String) -> String {
    do {
      _ = try GuardSettings(Array(text.utf8), named: "guard.json")
      return "read"
    } catch { return "\(error)" }
  }

  private static let pin = String(repeating: "ab", count: 20)

  @Test func `settings are read`() throws {
    let text = """
      {"ledger": "/srv/alder", "pin": "\(Self.pin)", "refs": ["refs/heads/main", "refs/heads/release/*"],
       "rules": [{"paths": "ivr/**", "systems": ["IVR"], "regions": ["DACH"]}, {"action": "process_change"}]}
      """
    let settings = try GuardSettings(Array(text.utf8), named: "guard.json")
    #expect(settings.governs(reference: "refs/heads/release/7"))
    #expect(!settings.governs(reference: "refs/heads/topic"))
    #expect(settings.rules.map(\.scopeInWords) == ["IVR in DACH", "everything"])
    #expect(settings.rules.map { $0.governs("docs/x") } == [false, true])
  }

  @Test(arguments: [
    ("[]", "guard.json: the file is no object"), ("{", "guard.json:1:2"),
    ("{\"ledger\": \"/x\"}", "guard.json: /pin is missing"),
    ("{\"ledger\": \"/x\", \"pin\": \"ab\"}", "guard.json: /pin is 'ab'"),
    ("{\"ledger\": \"/x\", \"pin\": \"PIN\", \"branch\": \"main\"}", "guard.json: /branch is not known"),
    (
      "{\"ledger\": \"/x\", \"pin\": \"PIN\", \"rules\": [{\"path\": \"ivr\"}]}",
      "guard.json: /rules/0/path is not known"
    ),
    (
      "{\"ledger\": \"/x\", \"pin\": \"PIN\", \"rules\": [{\"paths\": [\"ivr/\"]}]}",
      "guard.json: /rules/0/paths holds 'ivr/'"
    ),
    (
      "{\"ledger\": \"/x\", \"pin\": \"PIN\", \"rules\": [{\"action\": \"deploy\"}]}",
      "guard.json: /rules/0/action is 'deploy'"
    ),
    ("{\"ledger\": \"/x\", \"pin\": \"PIN\", \"refs\": [1]}", "guard.json: /refs is no text and no list of texts"),
  ])
  func `what is wrong is told with its place`(text: String, beginning: String) {
    #expect(message(text.replacing("PIN", with: Self.pin)).hasPrefix(beginning))
  }
}
