import Foundation
import Testing

/// A server's book of receipts, as honest servers write it and as others would like it.
@Suite(.serialized) struct ReceiptTests {
  private func book(_ ledger: DemoLedger) -> String { ledger.server + "/folio/receipts" }

  private func lines(_ ledger: DemoLedger) throws -> [String] {
    try String(contentsOfFile: book(ledger), encoding: .utf8).split(separator: "\n").map(String.init)
  }

  private func write(_ lines: [String], _ ledger: DemoLedger) throws {
    try Data(lines.map { $0 + "\n" }.joined().utf8).write(to: URL(filePath: book(ledger)))
  }

  private func verify(_ ledger: DemoLedger) throws -> Ran {
    try Programs.run(Programs.folio, ["verify", "--receipts", "--pin", ledger.root], in: ledger.server)
  }

  private func findings(_ ran: Ran) -> [String] {
    ran.output.split(separator: "\n").map(String.init).filter { $0.contains(" block ") }
  }

  @Test func `a book of real pushes speaks for every commit`() throws {
    let ledger = try DemoLedger(.voted)
    // The demo's own push, the change, the decision, two votes.
    #expect(try lines(ledger).count == 5)

    let ran = try verify(ledger)

    #expect(ran.code == 0, "\(ran)")
    #expect(ran.output.contains("receipts 5 of the server whose key is SHA256:"))
  }

  @Test func `an auditor checks a copy`() throws {
    let ledger = try DemoLedger(.submitted)
    let clone = try ledger.clone(as: 1)
    try Programs.must("cp", [book(ledger), ledger.server + "/folio/receipt_key.pub", clone.path], in: ledger.folder)

    #expect(try clone.folio("verify", "--receipts", "receipts", "--pin", ledger.root).code == 0)
  }

  @Test(arguments: [1, 3, 4]) func `a line that is gone leaves commits that no receipt speaks for`(line: Int) throws {
    let ledger = try DemoLedger(.voted)
    var lines = try lines(ledger)
    lines.remove(at: line)
    try write(lines, ledger)

    let ran = try verify(ledger)

    #expect(ran.code == 1, "\(ran)")
    #expect(findings(ran).count == 1 && ran.codes == ["AUD-02"], "\(ran)")
    #expect(ran.output.contains("No receipt says when it"), "\(ran)")
  }

  @Test func `a book that begins late proves nothing of what came before`() throws {
    let ledger = try DemoLedger(.voted)
    try write(Array(try lines(ledger).dropFirst()), ledger)

    let ran = try verify(ledger)

    #expect(ran.code == 2, "\(ran)")
    #expect(ran.output.contains("INCOMPLETE: 3 commits are older than the first receipt"), "\(ran)")
  }

  @Test(arguments: [
    ("09:00:00Z", "08:59:00Z"), ("refs/heads/main", "refs/heads/draft/PER-0007/x"), ("\"old\"", "\"older\""),
    ("\"at\"", "\"by\":\"me\",\"at\""), ("BEGIN SSH", "BEGIN"), ("{", "["),
  ])
  func `a line that was changed is one finding`(old: String, new: String) throws {
    let ledger = try DemoLedger(.voted)
    var lines = try lines(ledger)
    lines[2] = lines[2].replacingOccurrences(of: old, with: new)
    try write(lines, ledger)

    let ran = try verify(ledger)

    #expect(ran.code == 1, "\(ran)")
    #expect(findings(ran).count == 1, "\(ran)")
    #expect(ran.output.contains("AUD-02 block receipt 3: Line is not as the server wrote it"), "\(ran)")
  }

  @Test func `lines in another order are a finding`() throws {
    let ledger = try DemoLedger(.voted)
    var lines = try lines(ledger)
    lines.swapAt(2, 3)
    try write(lines, ledger)

    #expect(try verify(ledger).codes == ["AUD-02"])
  }

  @Test func `a commit that came in without a push is found, and stays found after the next push`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.edit(File.portal, "Waves start", "Waves begin")
    let hidden = try grace.commit()
    try Programs.must("git", ["fetch", "-q", grace.path, "HEAD"], in: ledger.server)
    try Programs.must("git", ["update-ref", "refs/heads/main", hidden], in: ledger.server)

    #expect(try verify(ledger).output.contains("AUD-02 block \(hidden.prefix(10)): No receipt says when it came in"))

    try grace.edit(File.portal, "Waves begin", "Waves go on")
    try grace.commit()
    try grace.mustPush()
    let ran = try verify(ledger)

    #expect(ran.code == 1, "\(ran)")
    #expect(findings(ran).count == 1, "\(ran)")
    #expect(ran.output.contains("AUD-02 block \(hidden.prefix(10)): No receipt says when it came in"), "\(ran)")
  }

  @Test func `a book that is empty speaks for nothing, and one that is gone is no answer`() throws {
    let ledger = try DemoLedger()
    try write([], ledger)
    #expect(try verify(ledger).code == 1)

    try FileManager.default.removeItem(atPath: book(ledger))
    let ran = try verify(ledger)
    #expect(ran.code == 2, "\(ran)")
    #expect(!ran.output.contains("clean"))
  }

  @Test func `another key's receipts count for nothing`() throws {
    let ledger = try DemoLedger()
    try Programs.must("cp", [ledger.keys + "/PER-0007", ledger.server + "/folio/receipt_key"], in: ledger.folder)
    let grace = try ledger.clone(as: 7)
    try grace.edit(File.portal, "Waves start", "Waves begin")
    try grace.commit()
    try grace.mustPush()

    let ran = try verify(ledger)

    #expect(ran.code == 1, "\(ran)")
    #expect(ran.output.contains("AUD-02 block receipt 2: Line is not as the server wrote it"), "\(ran)")
  }

  @Test func `a commit is judged again at the time at which it came in`() throws {
    let ledger = try DemoLedger()
    let grace = try ledger.clone(as: 7)
    try grace.edit(File.portal, "Waves start", "Waves begin")
    try grace.commit()
    try grace.mustPush()
    // The server says that it came in two days later, when its hooks would have refused it.
    let moves = try Programs.must("git", ["rev-parse", "main~1", "main"], in: ledger.server).split(separator: "\n")
    try write(Array(try lines(ledger).dropLast()), ledger)
    try ledger.setClock("2026-09-11T09:00:00Z")
    try Programs.must(
      Programs.folio, ["hook", "run", "post-receive"], in: ledger.server, ["GIT_DIR": ledger.server],
      input: [UInt8]("\(moves[0]) \(moves[1]) refs/heads/main\n".utf8))

    #expect(try verify(ledger).codes == ["TIME-01"])
    #expect(try ledger.verify().code == 0)
  }
}
