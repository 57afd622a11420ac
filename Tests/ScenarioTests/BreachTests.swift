import Foundation
import Testing

/// A commit that entered past the rules: found, put to the vote, acknowledged, and never gone.
struct BreachTests {
  /// A clone of a ledger into whose server an edit was written past the hooks.
  private func breached(
    _ file: String = File.portal, _ old: String = "\"total\": 420\n  },\n  \"created",
    _ new: String = "\"total\": 421\n  },\n  \"created"
  ) throws -> (ledger: DemoLedger, auditor: Clone, breach: String) {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.edit(file, old, new)
    let breach = try grace.commit("Round up", date: "2026-09-09T08:56:00Z")
    try smuggle(from: grace, into: ledger)
    return (ledger, try ledger.clone(as: 11), breach)
  }

  /// Moves the server's main as its administrator could, past every hook.
  private func smuggle(from clone: Clone, into ledger: DemoLedger) throws {
    try Programs.must(
      "git", ["-c", "core.hooksPath=\(ledger.folder)/none", "fetch", "-q", clone.path, "+HEAD:main"], in: ledger.server)
  }

  private func act(_ ledger: DemoLedger, _ person: Int, _ arguments: String...) throws -> Ran {
    let clone = try ledger.clone(as: person)
    let ran = try Programs.run(
      Programs.folio, arguments, in: clone.path, ["GIT_COMMITTER_DATE": "2026-09-09T08:58:00Z"])
    if ran.code == 0 { try clone.mustPush() }
    return ran
  }

  /// Opens a decision on the breach and gives its id.
  private func draft(_ ledger: DemoLedger) throws -> String {
    let drafted = try act(ledger, 11, "audit", "breaches", "--draft", "--pin", ledger.root)
    #expect(drafted.code == 0, "\(drafted)")
    return try #require("\(drafted)".firstMatch(of: /DEC-[0-9A-Z]{8}/)).output.description
  }

  @Test func `a breach is named with its rules, and everybody sees it`() throws {
    let (ledger, auditor, breach) = try breached()

    let found = try auditor.folio("audit", "breaches", "--json", "--pin", ledger.root)
    #expect(found.code == 1)
    #expect(found.output.contains(breach) && found.output.contains("\"rules\": [\n        \"SCOPE-01\""), "\(found)")
    #expect(try auditor.folio("verify", "--pin", ledger.root, "--accept-acknowledged").code == 1)
  }

  @Test func `a history that nobody pinned, or another one, is not called free of breaches`() throws {
    let ledger = try DemoLedger()
    let auditor = try ledger.clone(as: 11)
    #expect(try auditor.folio("audit", "breaches", "--pin", ledger.root).code == 0)
    let unanchored = try auditor.folio("audit", "breaches")
    #expect(unanchored.code == 2 && unanchored.output.contains("UNANCHORED"), "\(unanchored)")
    let other = try auditor.folio("audit", "breaches", "--pin", String(repeating: "ab", count: 20))
    #expect(other.code == 1 && other.output.contains("GIT-01"), "\(other)")
  }

  @Test func `people look at it and let it stand, and it stays in sight`() throws {
    let (ledger, _, breach) = try breached()
    let decision = try draft(ledger)

    let own = try act(ledger, 7, "decision", "vote", decision, "approve", "--role", "change_authority")
    #expect(own.codes.contains("AUTH-03") && own.errors.contains("author of what \(decision) acknowledges"), "\(own)")
    for (person, role) in [(2, "finance"), (3, "customer_representative"), (1, "portfolio_manager")] {
      let vote = try act(ledger, person, "decision", "vote", decision, "approve", "--role", role)
      #expect(vote.code == 0, "\(vote)")
    }
    #expect(try act(ledger, 1, "decision", "close", decision).code == 0)

    let auditor = try ledger.clone(as: 11)
    let strict = try auditor.folio("verify", "--pin", ledger.root)
    #expect(strict.code == 1 && strict.output.contains("acknowledged by \(decision)"), "\(strict)")
    let lenient = try auditor.folio("verify", "--pin", ledger.root, "--accept-acknowledged")
    #expect(lenient.code == 0 && lenient.output.contains(String(breach.prefix(7))), "\(lenient)")
    #expect(lenient.output.contains("SCOPE-01"), "\(lenient)")
    #expect(try auditor.folio("audit", "breaches", "--pin", ledger.root).code == 0)
    let again = try auditor.folio("audit", "breaches", "--draft", "--pin", ledger.root)
    #expect(again.code == 0 && !"\(again)".contains("committed"), "\(again)")
  }

  @Test(arguments: [
    ("\"SCOPE-01\"", "\"SCOPE-02\""), ("\"author\": \"PER-0007\"", "\"author\": \"PER-0008\""),
  ]) func `a decision on other rules or another author lets nothing stand`(old: String, new: String) throws {
    let (ledger, _, _) = try breached()
    let decision = try draft(ledger)
    let kira = try ledger.clone(as: 11)
    let path = "portfolio/decisions/\(decision).json"
    try kira.edit(path, old, new)
    try kira.commit("Look again", date: "2026-09-09T08:58:00Z")
    try kira.mustPush()
    for (person, role) in [(2, "finance"), (3, "customer_representative"), (1, "portfolio_manager")] {
      #expect(try act(ledger, person, "decision", "vote", decision, "approve", "--role", role).code == 0)
    }
    #expect(try act(ledger, 1, "decision", "close", decision).code == 0)

    let verdict = try ledger.clone(as: 11).folio("verify", "--pin", ledger.root, "--accept-acknowledged")
    #expect(verdict.code == 1 && !verdict.output.contains("acknowledged by"), "\(verdict)")
  }

  @Test func `whoever a breach has made a voter lets nothing stand`() throws {
    // Somebody edits Ben's grant past the rules; his vote alone would not do without it.
    let (ledger, _, _) = try breached(
      "portfolio/people/PER-0002.json", "\"role\": \"finance\"", "\"role\": \"finance\",\n      \"scope\": {}")
    let decision = try draft(ledger)
    for (person, role) in [(2, "finance"), (3, "customer_representative"), (1, "portfolio_manager")] {
      let vote = try act(ledger, person, "decision", "vote", decision, "approve", "--role", role)
      #expect(vote.code == 0, "\(vote)")
    }
    #expect(try act(ledger, 1, "decision", "close", decision).code == 0)

    let verdict = try ledger.clone(as: 11).folio("verify", "--pin", ledger.root, "--accept-acknowledged")
    #expect(verdict.code == 1 && !verdict.output.contains("acknowledged by"), "\(verdict)")
  }

  @Test func `what entered past the rules acknowledges nothing`() throws {
    let (ledger, _, _) = try breached()
    let decision = try draft(ledger)
    // Closed as approved by hand, without a vote, past the hooks.
    let grace = try ledger.clone(as: 7)
    let path = "portfolio/decisions/\(decision).json"
    try grace.edit(path, "\"status\": \"open\"", "\"status\": \"closed\"")
    try grace.edit(
      path, "\"owner\": ", "\"outcome\": \"approved\",\n  \"outcome_at\": \"2026-09-09T08:58:00Z\",\n  \"owner\": ")
    try grace.commit("Agreed on the telephone", date: "2026-09-09T08:58:00Z")
    try smuggle(from: grace, into: ledger)

    let verdict = try ledger.clone(as: 11).folio("verify", "--pin", ledger.root, "--accept-acknowledged")
    #expect(verdict.code == 1 && !verdict.output.contains("acknowledged by"), "\(verdict)")
    // The decision is worth nothing now, and both breaches are put to the vote anew.
    let again = try act(ledger, 11, "audit", "breaches", "--draft", "--pin", ledger.root)
    let drafted = Set("\(again)".matches(of: /DEC-[0-9A-Z]{8}/).map { String($0.output) }).subtracting([decision])
    #expect(again.code == 0 && drafted.count == 2, "\(again)")
  }
}
