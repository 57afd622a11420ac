import Governance
import JSON
import Rules
import Testing

struct SignatureTests {
  private static let own = "ssh-ed25519 AAAAown"
  private static let foreign = "ssh-ed25519 AAAAforeign"
  private let rules: [any Rule] = [CommitsAreSigned(), AuthorsSignTheirCommits(), KeysAreCurrent()]

  /// Alder, where Grace has a key of her own and Ana one that a role_admin added.
  private static func ledger(requires: Bool = true) throws -> MemoryLedger {
    var ledger = MemoryLedger.alder
    try ledger.set("POL-0001", "/git/require_signature", .bool(requires))
    try ledger.set("PER-0007", "/keys", [["id": "K1", "key": .string(own), "added_by": "PER-0007"]])
    try ledger.set("PER-0001", "/keys", [["id": "K1", "key": .string(foreign), "added_by": "PER-0013"]])
    return ledger
  }

  private func codes(
    _ signature: SignatureFacts, by author: String = "PER-0007", on ledger: MemoryLedger, committer: String? = nil
  ) throws -> [String] {
    var commit = JudgedCommit(on: ledger, by: author)
    commit.signature = signature
    commit.committer = committer
    return try commit.violations(rules) { try $0.set("MET-0001", "/notes", "a") }.codes
  }

  @Test(
    arguments: [
      (.missing, ["SIG-01"]), (.invalid(reason: "namespace is file"), ["SIG-01"]),
      (.valid(key: "ssh-rsa AAAA"), ["SIG-01"]),
      (.valid(key: own), []), (.notAvailable, []),
    ] as [(SignatureFacts, [String])])
  func `where signatures are required, a commit has a good one by a registered key`(
    signature: SignatureFacts, expected: [String]
  ) throws {
    #expect(try codes(signature, on: Self.ledger()) == expected)
  }

  @Test(
    arguments: [
      (.missing, []), (.invalid(reason: "truncated"), ["SIG-01"]), (.valid(key: "ssh-rsa AAAA"), ["SIG-01"]),
    ] as [(SignatureFacts, [String])])
  func `where none is required, one that is there is good`(signature: SignatureFacts, expected: [String]) throws {
    #expect(try codes(signature, on: Self.ledger(requires: false)) == expected)
  }

  @Test
  func `author, committer and signer are one person`() throws {
    let ledger = try Self.ledger()

    #expect(try codes(.valid(key: Self.own), by: "PER-0002", on: ledger) == ["SIG-02"])
    #expect(try codes(.valid(key: Self.own), on: ledger, committer: "per-0001@alder.example") == ["SIG-02"])
    #expect(try codes(.notAvailable, on: ledger, committer: "nobody@alder.example") == ["SIG-02"])
  }

  @Test
  func `author and committer may use two addresses of one person`() throws {
    var ledger = try Self.ledger()
    try ledger.set("PER-0007", "/emails", ["grace@alder.example", "per-0007@alder.example"])

    #expect(try codes(.valid(key: Self.own), on: ledger, committer: "per-0007@alder.example").isEmpty)
  }

  @Test
  func `a key that a commit brings does not sign that commit`() throws {
    var commit = JudgedCommit(on: .alder)
    commit.signature = .valid(key: Self.own)

    let violations = try commit.violations(rules) {
      try $0.set("PER-0007", "/keys", [["id": "K1", "key": .string(Self.own), "added_by": "PER-0007"]])
    }

    #expect(violations.codes == ["SIG-01"])
  }

  @Test(arguments: [
    ("revoked_at", "2026-09-30T00:00:00Z", "Key K1 of PER-0007 is revoked"),
    ("distrusted_from", "0000000000000000000000000000000000000000", "Key K1 of PER-0007 is distrusted"),
    ("added_by", "PER-0013", "Key K1 of PER-0007 is not yet confirmed"),
  ])
  func `a key that does not count does not sign, whatever its date`(field: String, value: String, message: String)
    throws
  {
    var ledger = try Self.ledger()
    try ledger.set("PER-0007", "/keys/K1/\(field)", .string(value))
    var commit = JudgedCommit(on: ledger)
    commit.signature = .valid(key: Self.own)

    let violations = try commit.violations(rules) { try $0.set("MET-0001", "/notes", "a") }

    #expect(violations.codes == ["SIG-03"])
    #expect(violations.messages == [message])
  }

  @Test
  func `a key that a role_admin added signs once it is confirmed`() throws {
    var ledger = try Self.ledger()
    #expect(try codes(.valid(key: Self.foreign), by: "PER-0001", on: ledger) == ["SIG-03"])

    try ledger.set("PER-0001", "/keys/K1/confirmed_by", "PER-0006")
    #expect(try codes(.valid(key: Self.foreign), by: "PER-0001", on: ledger).isEmpty)
  }

  @Test
  func `the root commit is checked against the key that it brings`() throws {
    var root = JudgedCommit(on: MemoryLedger(), by: "PER-0007")
    root.phase = .root
    root.email = "per-0007@alder.example"
    let after = try Self.ledger()
    for (signature, expected) in [
      (.missing, []), (.valid(key: Self.own), []), (.valid(key: Self.foreign), ["SIG-02", "SIG-03"]),
      (.valid(key: "ssh-rsa AAAA"), ["SIG-01"]), (.invalid(reason: "bad"), ["SIG-01"]),
    ] as [(SignatureFacts, [String])] {
      root.signature = signature
      #expect(try root.violations(rules, after: after).codes == expected)
    }
  }

  @Test
  func `no key is given to two people, or to one person twice`() throws {
    var ledger = try Self.ledger()
    try ledger.set("PER-0007", "/keys/K1/revoked_at", "2026-09-09T09:00:00Z")
    let commit = JudgedCommit(on: ledger)
    let add: (String, String, inout MemoryLedger) throws -> Void = { id, key, ledger in
      try ledger.set("PER-0007", "/keys/\(id)", ["id": .string(id), "key": .string(key), "added_by": "PER-0007"])
    }

    #expect(
      try commit.violations([KeysNameOnePerson()]) { try add("K2", Self.foreign + " comment", &$0) }.codes == ["SIG-03"]
    )
    #expect(try commit.violations([KeysNameOnePerson()]) { try add("K2", Self.own, &$0) }.codes == ["SIG-03"])
    #expect(try commit.violations([KeysNameOnePerson()]) { try add("K2", "ssh-ed25519 AAAAnew", &$0) }.isEmpty)
  }
}
