import Testing

/// A key that was stolen and found out later.
@Suite(.serialized) struct DistrustTests {
  @Test func `verify lists what a distrusted key signed, from the commit on that is named`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    var commits: [String] = []
    for (old, new) in [("Waves start", "Waves begin"), ("Waves begin", "Waves go on"), ("Waves go on", "Waves end")] {
      try grace.edit(File.portal, old, new)
      commits.append(try grace.commit())
    }
    try grace.mustPush()
    let mina = try ledger.clone(as: 13)
    try mina.folio(must: "person", "key", "PER-0007", "revoke", "K1", "--distrusted-from", commits[1])
    try mina.mustPush()

    let ran = try ledger.verify()

    #expect(ran.code == 1, "\(ran)")
    let found = ran.output.split(separator: "\n").filter { $0.hasPrefix("SIG-03 block") }
    #expect(
      found
        == [commits[1], commits[2]].map {
          "SIG-03 block \($0.prefix(7)): Key K1 of PER-0007 signed this and is distrusted from \(commits[1].prefix(7)) on"
        }, "\(ran)")
    #expect(ran.output.contains("FINDINGS: 2"), "\(ran)")
  }
}
