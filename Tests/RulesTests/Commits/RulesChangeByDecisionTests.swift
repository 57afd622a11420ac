import Governance
import JSON
import Rules
import Testing

struct RulesChangeByDecisionTests {
  private static let policyRules: [any Rule] = [
    PolicyStaysReadable(), RulesChangeByDecision(), PolicyChangesAlone(), PolicyKeepsTheFloor(), ActivationEndsSetUp(),
  ]
  private static let touches = [
    Touch(path: "/thresholds/gate/max_recycles", from: 2, to: 3), Touch(path: "/currency", from: "kEUR", to: "kUSD"),
  ]

  /// Alder with DEC-0030, which approves an edit of the policy.
  private static func decided(_ touches: [Touch] = touches) throws -> MemoryLedger {
    var ledger = MemoryLedger.alder
    try ledger.decide("DEC-0030", on: "POL-0001", touches: touches)
    return ledger
  }

  private func messages(on ledger: MemoryLedger, _ edit: (inout MemoryLedger) throws -> Void) throws -> [String] {
    let violations = try JudgedCommit(on: ledger).violations(Self.policyRules, edit)
    #expect(violations.allSatisfy { $0.rule.code == "GIT-03" })
    return violations.messages
  }

  // The policy

  @Test
  func `the edit that was approved is let pass`() throws {
    #expect(try messages(on: Self.decided()) { try $0.applyPolicy(Self.touches) }.isEmpty)
  }

  @Test
  func `an edit without a decision is refused, with those who decide`() throws {
    let violations = try JudgedCommit().violations([RulesChangeByDecision()]) { try $0.set("POL-0001", "/notes", "a") }

    #expect(
      violations.messages == ["Changing the rules needs a decision first: no policy decision on POL-0001 is used"])
    #expect(violations.first?.fix.description.hasPrefix("folio decision new --type policy --subject POL-0001") == true)
    #expect(
      violations.first?.whoCan.map(\.text) == ["PER-0001", "PER-0002", "PER-0003", "PER-0004", "PER-0005", "PER-0006"])
  }

  @Test(arguments: [
    ("/status", "open"), ("/status", "used"), ("/outcome", "rejected"), ("/type", "metric"), ("/subject", "FOR-0001"),
    ("/digest", "0000"),
  ])
  func `a decision that is not approved, unused and about the policy authorises nothing`(
    pointer: String, value: String
  ) throws {
    var ledger = try Self.decided()
    try ledger.set("DEC-0030", pointer, .string(value))

    #expect(try !messages(on: ledger) { try $0.applyPolicy(Self.touches) }.isEmpty)
  }

  @Test
  func `a decision that the same commit closes authorises nothing`() throws {
    var ledger = MemoryLedger.alder
    let approved = try Self.decided()

    #expect(
      try !messages(on: ledger) {
        $0 = approved
        try $0.applyPolicy(Self.touches)
      }.isEmpty)
    ledger = approved
    try ledger.set("DEC-0030", "/status", "open")
    #expect(try !messages(on: ledger) { try $0.applyPolicy(Self.touches) }.isEmpty)
  }

  @Test
  func `an edit that comes before its decision is closed is one fault, and says how to go on`() throws {
    var ledger = try Self.decided()
    try ledger.set("DEC-0030", "/status", "open")
    try ledger.set("DEC-0030", "/outcome", nil)
    try ledger.set("DEC-0030", "/digest", nil)

    let violations = try JudgedCommit(on: ledger).violations(Self.policyRules) { try $0.applyPolicy(Self.touches) }

    #expect(
      violations.messages == [
        "Changing the rules needs a decision first: before this commit DEC-0030 is open, "
          + "not an approved and unused policy decision on POL-0001"
      ])
    #expect(
      violations.first?.fix.description
        == "gather votes on DEC-0030, folio decision close DEC-0030, then folio policy apply DEC-0030")
  }

  @Test
  func `an edit beside the approved one, or short of it, is refused`() throws {
    let more = try messages(on: Self.decided()) {
      try $0.applyPolicy(Self.touches)
      try $0.set("POL-0001", "/notes", "a")
    }
    let less = try messages(on: Self.decided()) { try $0.applyPolicy([Self.touches[0]]) }
    let stale = try messages(on: Self.decided([Touch(path: "/currency", from: "kGBP", to: "kUSD")])) {
      try $0.applyPolicy([Self.touches[1]])
    }

    #expect(more == ["the edit of POL-0001 is not the one that DEC-0030 approved: /notes"])
    #expect(less == ["the edit of POL-0001 is not the one that DEC-0030 approved: /currency"])
    #expect(stale == ["the edit of POL-0001 is not the one that DEC-0030 approved: /currency"])
  }

  @Test
  func `an approval of a policy that changed since is stale`() throws {
    var ledger = try Self.decided()
    try ledger.set("POL-0001", "/thresholds/gate/max_conditions", 6)

    #expect(
      try messages(on: ledger) { try $0.applyPolicy(Self.touches) } == ["POL-0001 changed after DEC-0030 approved it"])
  }

  @Test
  func `a decision is used by the edit that it approved, and by nothing else`() throws {
    #expect(
      try messages(on: Self.decided()) { try $0.set("DEC-0030", "/status", "used") }
        == ["DEC-0030 is used, and nothing that it decides on changes in this commit"])
  }

  @Test
  func `an edit uses its decision up`() throws {
    #expect(
      try messages(on: Self.decided()) {
        try $0.applyPolicy(Self.touches)
        try $0.set("DEC-0030", "/status", "closed")
      } == ["Changing the rules needs a decision first: no policy decision on POL-0001 is used"])
  }

  @Test(arguments: [1, 3, 7] as [Int64])
  func `the version counts one up`(version: Int64) throws {
    #expect(
      try messages(on: Self.decided()) {
        try $0.applyPolicy(Self.touches)
        try $0.set("POL-0001", "/version", .integer(version))
      } == ["the version is \(version), and the next one is 2"])
  }

  @Test(arguments: [nil, "0000"] as [JSONValue?])
  func `the predecessor is the digest of the version before`(predecessor: JSONValue?) throws {
    #expect(
      try messages(on: Self.decided()) {
        try $0.applyPolicy(Self.touches)
        try $0.set("POL-0001", "/predecessor", predecessor)
      }.first?.hasPrefix("the predecessor is not the SHA-256 of the version before") == true)
  }

  @Test
  func `a policy stands alone with its decision and the files that it names anew`() throws {
    let hook = SHA256Digest(of: Array("exec folio\n".utf8)).description
    let touches = [Touch(path: "/files/hooks~1update", from: nil, to: .string(hook))]
    let named = try messages(on: Self.decided(touches)) {
      try $0.applyPolicy(touches)
      $0.write("hooks/update", "exec folio\n")
    }
    let stranger = try messages(on: Self.decided()) {
      try $0.applyPolicy(Self.touches)
      try $0.set("MET-0001", "/notes", "a")
      $0.write("README.md", "a")
    }

    #expect(named.isEmpty)
    #expect(stranger == ["a policy stands alone in its commit, without README.md, portfolio/metrics/MET-0001.json"])
  }

  @Test
  func `a file of schemas or hooks changes only with the policy`() throws {
    #expect(
      try messages(on: .alder) { $0.write("hooks/update", "a") }
        == ["Changing the rules needs a decision first: hooks/update changes only with its digest in POL-0001"])
  }

  // Forums and gate models

  private static let seat: JSONValue = ["person": "PER-0014", "seat": "metric_steward"]

  private static func chairTouches() -> [Touch] { [Touch(path: "/chair", from: "PER-0001", to: "PER-0002")] }

  @Test(arguments: ["/members", "/chair", "/remit"])
  func `members, chair and remit of an active forum change by decision`(pointer: String) throws {
    #expect(
      try messages(on: .alder) { try $0.set("FOR-0001", pointer, nil) }
        == ["Changing the rules needs a decision first: no policy decision on FOR-0001 is used"])
  }

  @Test
  func `an approved edit of a forum is made exactly, with its register free`() throws {
    var ledger = MemoryLedger.alder
    try ledger.decide("DEC-0030", on: "FOR-0001", touches: Self.chairTouches())
    let apply: (inout MemoryLedger) throws -> Void = {
      try $0.set("FOR-0001", "/chair", "PER-0002")
      try $0.set("FOR-0001", "/edited_by", "PER-0007")
      try $0.set("DEC-0030", "/status", "used")
    }

    #expect(try messages(on: ledger, apply).isEmpty)
    #expect(
      try messages(on: ledger) {
        try apply(&$0)
        try $0.set("FOR-0001", "/register/killed", [])
      }.isEmpty)
    #expect(
      try messages(on: ledger) {
        try apply(&$0)
        try $0.set("FOR-0001", "/members/6", Self.seat)
      } == ["the edit of FOR-0001 is not the one that DEC-0030 approved: /members"])
    #expect(
      try messages(on: ledger) {
        try apply(&$0)
        try $0.set("FOR-0001", "/chair", "PER-0003")
      } == ["the edit of FOR-0001 is not the one that DEC-0030 approved: /chair"])
  }

  @Test
  func `what else an active forum says, and a proposed forum, are free`() throws {
    var ledger = MemoryLedger.alder
    try ledger.set("FOR-0002", "/status", "proposed")

    #expect(try messages(on: ledger) { try $0.set("FOR-0001", "/cadence", "P2W") }.isEmpty)
    #expect(try messages(on: ledger) { try $0.set("FOR-0002", "/members/5", Self.seat) }.isEmpty)
  }

  @Test(arguments: [("FOR-0002", "proposed"), ("GTM-0001", "draft")])
  func `a forum or gate model becomes active as it was voted on`(id: String, first: String) throws {
    var ledger = MemoryLedger.alder
    try ledger.set(id, "/status", .string(first))
    let undecided = ledger
    try ledger.decide("DEC-0030", on: id)
    let activate: (inout MemoryLedger) throws -> Void = {
      try $0.set(id, "/status", "active")
      try $0.set("DEC-0030", "/status", "used")
    }

    #expect(try messages(on: ledger, activate).isEmpty)
    #expect(
      try messages(on: undecided) { try $0.set(id, "/status", "active") }
        == ["Changing the rules needs a decision first: no policy decision on \(id) is used"])
    #expect(
      try messages(on: ledger) {
        try activate(&$0)
        try $0.set(id, "/title", "Another")
      } == ["the edit of \(id) is not the one that DEC-0030 approved: /title"])
  }

  @Test
  func `a decision on an edit does not make a record active, and one without touches edits nothing`() throws {
    var activation = MemoryLedger.alder
    try activation.set("FOR-0002", "/status", "proposed")
    try activation.decide("DEC-0030", on: "FOR-0002", touches: [Touch(path: "/title", from: "CX council", to: "CX")])
    var edit = MemoryLedger.alder
    try edit.decide("DEC-0030", on: "FOR-0001")

    #expect(
      try messages(on: activation) {
        try $0.set("FOR-0002", "/status", "active")
        try $0.set("DEC-0030", "/status", "used")
      } == ["DEC-0030 decides on an edit, not on making FOR-0002 active"])
    #expect(
      try messages(on: edit) {
        try $0.set("FOR-0001", "/chair", "PER-0002")
        try $0.set("DEC-0030", "/status", "used")
      }.contains("DEC-0030 names no touches, so it authorises no edit"))
  }

  @Test
  func `nothing of this holds while the ledger is set up`() throws {
    var commit = JudgedCommit(on: .opening, by: "PER-0013")
    commit.phase = .setUp

    #expect(
      try commit.violations(Self.policyRules) {
        try $0.set("POL-0001", "/currency", "kUSD")
        try $0.set("POL-0001", "/git/require_signature", false)
        try $0.set("FOR-0001", "/chair", "PER-0002")
        try $0.set("GTM-0001", "/status", "draft")
      }.isEmpty)
  }
}
