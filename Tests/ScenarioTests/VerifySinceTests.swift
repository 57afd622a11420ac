import Testing

/// History that is verified again from where somebody verified it before.
@Suite(.serialized) struct VerifySinceTests {
  /// Pushes edits of PER-0007's, one a commit, and returns the commits.
  private func grown(_ ledger: borrowing DemoLedger, _ edits: [(String, String)]) throws -> [String] {
    let grace = try ledger.clone(as: 7)
    var commits: [String] = []
    for (old, new) in edits {
      try grace.edit(File.portal, old, new)
      commits.append(try grace.commit())
    }
    try grace.mustPush()
    return commits
  }

  private func verify(_ clone: Clone, since commit: String, _ more: String...) throws -> Ran {
    try Programs.run(Programs.folio, ["verify", "--since", commit] + more, in: clone.path)
  }

  @Test func `only the commits after the one that is named are judged`() throws {
    let ledger = try DemoLedger()
    let before = try ledger.head()
    _ = try grown(ledger, [("Waves start", "Waves begin"), ("Waves begin", "Waves go on")])
    let auditor = try ledger.clone(as: 11)

    let ran = try verify(auditor, since: before)

    #expect(ran.code == 0, "\(ran)")
    #expect(ran.output.contains("commits  2 judged"), "\(ran)")
    #expect(ran.output.contains("since    \(before), verified before"), "\(ran)")
    let none = try verify(auditor, since: ledger.head(), "--json")
    #expect(none.code == 0 && none.output.contains("\"commits\": 0"), "\(none)")
    #expect(none.output.contains("\"set_up\": false"), "\(none)")
  }

  @Test func `a breach after it is found, and one before it was found before`() throws {
    let ledger = try DemoLedger()
    let before = try ledger.head()
    let grace = try ledger.clone(as: 7)
    try grace.edit(File.portal, "Waves start", "Waves start with a.b@example.com and")
    let breach = try grace.commit()

    let ran = try verify(grace, since: before)
    #expect(ran.code == 1 && ran.codes == ["DATA-01"], "\(ran)")
    let after = try verify(grace, since: breach)
    #expect(after.code == 0, "\(after)")
  }

  @Test func `history that does not grow from it is a finding, whether the clone holds the commit or not`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.edit(File.portal, "Waves start", "Waves begin")
    let rewritten = try grace.commit()
    try grace.git(must: "reset", "-q", "--hard", "HEAD~1")
    try grace.edit(File.portal, "Waves start", "Waves open")
    try grace.commit()

    let held = try verify(grace, since: rewritten)
    let elsewhere = try verify(ledger.clone(as: 11), since: rewritten)

    #expect(held.code == 1 && held.codes == ["AUD-01"], "\(held)")
    #expect(held.output.contains("since    \(rewritten), not reached"), "\(held)")
    // Rolled back: the commit is there, and history ends before it.
    try grace.git(must: "reset", "-q", "--hard", "HEAD~1")
    let rolledBack = try verify(grace, since: rewritten)
    #expect(rolledBack.code == 1 && rolledBack.codes == ["AUD-01"], "\(rolledBack)")
    #expect(elsewhere.code == 1 && elsewhere.codes == ["AUD-01"], "\(elsewhere)")
  }

  @Test func `a key that is distrusted since has earlier commits judged again`() throws {
    let ledger = try DemoLedger()
    let commits = try grown(ledger, [("Waves start", "Waves begin"), ("Waves begin", "Waves go on")])
    let mina = try ledger.clone(as: 13)
    try mina.folio(must: "person", "key", "PER-0007", "revoke", "K1", "--distrusted-from", commits[0])
    try mina.mustPush()

    let ran = try verify(mina, since: commits[1])

    #expect(ran.code == 1, "\(ran)")
    #expect(ran.output.contains("FINDINGS: 2 in doubt"), "\(ran)")
    #expect(ran.output.contains("so all were judged"), "\(ran)")
    // Who knew of it then is not told again.
    #expect(try verify(mina, since: ledger.head()).code == 0)
  }

  @Test func `how records lie is what it was at that commit, whatever a later one says`() throws {
    let ledger = try DemoLedger()
    let before = try ledger.head()
    let grace = try ledger.clone(as: 7)
    try grace.edit("portfolio/ledger.json", "\"shards\": 0", "\"shards\": 2")
    try grace.commit()
    try grace.edit(File.portal, "Waves start", "Waves start with a.b@example.com and")
    try grace.commit()

    let ran = try verify(grace, since: before)

    #expect(ran.code == 1 && ran.codes.sorted() == ["DATA-01", "GIT-06"], "\(ran)")
  }

  @Test func `a ledger that was being set up then is judged from its root`() throws {
    let ledger = try DemoLedger()
    let auditor = try ledger.clone(as: 11)

    let ran = try verify(auditor, since: ledger.root)

    #expect(ran.code == 0, "\(ran)")
    #expect(ran.output.contains("records declared in the opening balance"), "\(ran)")
  }

  @Test func `it wants a whole id, and nothing that asks about the commits before it`() throws {
    let ledger = try DemoLedger()
    let auditor = try ledger.clone(as: 11)
    let head = try ledger.head()

    #expect(try verify(auditor, since: String(head.prefix(7))).code == 64)
    #expect(try verify(auditor, since: "main").code == 64)
    #expect(try verify(auditor, since: head, "--pin", ledger.root).code == 64)
    #expect(try verify(auditor, since: head, "--receipts").code == 64)
    #expect(try verify(auditor, since: head, "--accept-acknowledged").code == 64)
  }

  @Test func `a shallow clone is incomplete, though it reaches back far enough`() throws {
    let ledger = try DemoLedger()
    let before = try ledger.head()
    _ = try grown(ledger, [("Waves start", "Waves begin")])
    let auditor = try ledger.clone(as: 11)
    try auditor.git(must: "fetch", "-q", "--depth", "2", "origin", "main")

    #expect(try verify(auditor, since: before).code == 2)
  }
}
