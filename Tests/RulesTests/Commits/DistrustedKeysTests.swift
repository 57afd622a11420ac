import Calendars
import Governance
import JSON
import Rules
import Testing

struct DistrustedKeysTests {
  private static let stolen = "ssh-ed25519 AAAAstolen"
  private static let from = String(repeating: "a", count: 40)

  /// Grace, who distrusts her first key, and Ana.
  private static func people() throws -> [Person] {
    var ledger = MemoryLedger.alder
    try ledger.set(
      "PER-0007", "/keys",
      [
        ["id": "K1", "key": .string(stolen), "added_by": "PER-0007", "distrusted_from": .string(from)],
        ["id": "K2", "key": "ssh-ed25519 AAAAnew", "added_by": "PER-0007"],
      ])
    try ledger.set("PER-0001", "/keys", [["id": "K1", "key": "ssh-ed25519 AAAAana", "added_by": "PER-0001"]])
    return ledger.all(Person.kind).map(Person.init)
  }

  private func doubts(_ signature: SignatureFacts, at place: Int, known: Int?) throws -> [Violation] {
    let keys = DistrustedKeys(of: try Self.people()) { $0 == Self.from ? known : nil }
    let time = Instant(secondsSinceEpoch: 0)
    let facts = CommitFacts(
      id: "0123456789", authorEmail: "a@b", committerEmail: "a@b", authorTime: time, time: time, parentTime: nil,
      signature: signature)
    return keys.violations(by: facts, at: place)
  }

  @Test(arguments: [(4, 0), (5, 1), (6, 1)])
  func `what it signed from the commit on is doubted, and nothing before`(place: Int, count: Int) throws {
    let found = try doubts(.valid(key: Self.stolen), at: place, known: 5)

    #expect(found.count == count)
    for violation in found {
      #expect("\(violation.message)" == "Key K1 of PER-0007 signed this and is distrusted from aaaaaaa on")
      #expect(violation.rule.code == "SIG-03" && violation.subject == "0123456" && violation.severity == .block)
    }
  }

  @Test func `a commit that is not in this history leaves nothing to be trusted`() throws {
    #expect(try doubts(.valid(key: Self.stolen), at: 0, known: nil).count == 1)
  }

  @Test(
    arguments: [
      .valid(key: "ssh-ed25519 AAAAnew"), .valid(key: "ssh-ed25519 AAAAana"), .missing, .invalid(reason: "truncated"),
    ] as [SignatureFacts])
  func `other keys are no worse for it`(signature: SignatureFacts) throws {
    #expect(try doubts(signature, at: 9, known: 5).isEmpty)
  }
}
