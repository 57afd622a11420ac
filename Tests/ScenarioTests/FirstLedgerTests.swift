import Foundation
import Testing

/// A ledger from nothing: begun, set up, activated, grown and changed under its own rules, with plain git beside it.
struct FirstLedgerTests {
  /// One work tree that several people share, each under their own address.
  private struct Desk {
    let folder: String

    init() throws {
      folder = try Programs.makeFolder() + "/claims"
      try Programs.must(
        Programs.folio,
        ["init", "--unsigned", "--id", "PER-M1NA", "--name", "Mina", "--email", address("mina"), folder],
        in: Programs.base)
    }

    private func address(_ person: String) -> String { "\(person)@ledger.example" }

    private func acting(_ person: String) -> [String: String] {
      [
        "GIT_AUTHOR_NAME": person, "GIT_AUTHOR_EMAIL": address(person), "GIT_COMMITTER_NAME": person,
        "GIT_COMMITTER_EMAIL": address(person),
      ]
    }

    func folio(_ person: String, _ arguments: String...) throws -> Ran {
      try Programs.run(Programs.folio, arguments, in: folder, acting(person))
    }

    @discardableResult
    func folio(_ person: String, must arguments: String...) throws -> String {
      try Programs.must(Programs.folio, arguments, in: folder, acting(person))
    }

    func git(_ person: String, _ arguments: String...) throws -> Ran {
      try Programs.run("git", arguments, in: folder, acting(person))
    }

    /// Everybody votes to approve `decision`, and `closer` closes it.
    func decide(_ decision: String, by votes: [(person: String, role: String)], closedBy closer: String) throws {
      for (person, role) in votes {
        try folio(person, must: "decision", "vote", decision, "approve", "--role", role)
      }
      try folio(closer, must: "decision", "close", decision)
    }

    /// Grace puts a gate to the vote, with evidence of today.
    func open(_ gate: String, of initiative: String, _ evidence: [String], _ scores: [String]) throws {
      let today = String(ISO8601DateFormatter().string(from: .now).prefix(10))
      var arguments = ["gate", "open", initiative, gate, "--id", "DEC-\(gate)00", "--choice", "go"]
      for (number, piece) in evidence.enumerated() {
        let artifact = "\(folder)/../\(gate)-\(number).txt"
        try "\(gate) \(piece)".write(toFile: artifact, atomically: true, encoding: .utf8)
        arguments += ["--evidence", "\(piece),on=\(today),file=\(artifact)"]
      }
      for score in scores { arguments += ["--score", score] }
      try Programs.must(Programs.folio, arguments, in: folder, acting("grace"))
    }

    func enrol(_ id: String, _ name: String, _ function: String, role: String? = nil) throws {
      try folio(
        "mina", must: "person", "new", "--id", id, "--title", name, "--set",
        "emails=[\"\(address(name.lowercased()))\"]", "--set", "function=\(function)")
      if let role { try folio("mina", must: "person", "grant", id, role) }
    }

    /// Sets up people, a change board and the gates, and lets the rules hold from there on.
    func setUp() throws {
      try enrol("PER-FEM1", "Femi", "risk", role: "role_admin")
      try enrol("PER-ANA0", "Ana", "cx", role: "portfolio_manager")
      try enrol("PER-BEN0", "Ben", "finance", role: "finance")
      try enrol("PER-CH0E", "Chloe", "cx", role: "customer_representative")
      try enrol("PER-GRACE", "Grace", "operations")
      let members =
        [("PER-ANA0", "portfolio_manager"), ("PER-BEN0", "finance"), ("PER-CH0E", "customer_representative")]
        .map { "{\"person\":\"\($0.0)\",\"seat\":\"\($0.1)\"}" }.joined(separator: ",")
      try folio(
        "mina", must: "forum", "new", "--id", "FOR-0001", "--title", "Change board", "--set", "chair=PER-ANA0", "--set",
        "members=[\(members)]")
      try folio("mina", must: "forum", "edit", "FOR-0001", "--set", "status=active")
      try folio("mina", must: "gatemodel", "edit", "GTM-0001", "--set", "status=active")
      try folio("mina", must: "policy", "edit", "POL-0001", "--set", "change_board=FOR-0001")
      try folio("mina", must: "policy", "activate")
      try folio("mina", must: "hook", "install")
    }

    func root() throws -> String { try Programs.must("git", ["rev-list", "--max-parents=0", "main"], in: folder) }

    func verify() throws -> Ran { try Programs.run(Programs.folio, ["verify", "--pin", root()], in: folder) }

    /// Every door before all of its history.
    func doors() throws -> Doors { try Doors(folder, root: root(), from: nil) }
  }

  private static let board = [("ana", "portfolio_manager"), ("ben", "finance"), ("chloe", "customer_representative")]

  @Test func `activation says what a ledger needs to govern itself`() throws {
    let desk = try Desk()

    let ran = try desk.folio("mina", "policy", "activate")

    #expect(ran.code == 1)
    #expect(ran.codes == ["GIT-03"])
    #expect(ran.errors.contains("it needs two active role_admins and has PER-M1NA"))
    #expect(ran.errors.contains("it has no active gate model"))
    #expect(ran.errors.contains("its policy names no change board"))
  }

  /// What each gate is put to the vote with: evidence, each piece an artifact of its own, and scores.
  private static let gates: [(gate: String, evidence: [String], scores: [String])] = [
    ("G0", ["C1=feedback_theme", "C2=rough_cost_benefit,cost=80,benefit=200"], []),
    ("G1", ["C1=interview,n=9", "C2=cost_estimate,cost=80,benefit=190"], ["C3=7", "C4=6"]),
    ("G2", ["C1=survey,n=210", "C2=business_case,cost=80,benefit=180"], ["C3=8", "C4=5.5"]),
  ]

  @Test func `a ledger grows from its root to a first approved change`() throws {
    let desk = try Desk()
    try desk.setUp()

    // A new person counts once a second role_admin has confirmed the role.
    try desk.enrol("PER-D0RA", "Dora", "cx", role: "change_authority")
    #expect(try desk.folio("mina", "person", "confirm", "PER-D0RA").code != 0)
    try desk.folio("femi", must: "person", "confirm", "PER-D0RA")

    // The policy changes by a decision, and not before it.
    try desk.folio(
      "grace", must: "decision", "new", "--id", "DEC-P01Y", "--type", "policy", "--subject", "POL-0001", "--title",
      "Longer use of approvals", "--touch", "/thresholds/change/use_by_days=45")
    let early = try desk.folio("grace", "policy", "apply", "DEC-P01Y")
    #expect(early.code == 1)
    #expect(early.errors.contains("DEC-P01Y is open, and only an approved decision is applied"))
    try desk.decide("DEC-P01Y", by: Self.board, closedBy: "grace")
    try desk.folio("grace", must: "policy", "apply", "DEC-P01Y")
    #expect(try desk.folio("grace", must: "show", "POL-0001").contains("use by days         45"))
    #expect(try desk.folio("grace", "policy", "apply", "DEC-P01Y").code != 0)

    // A new forum becomes active by a decision.
    try desk.folio(
      "grace", must: "forum", "new", "--id", "FOR-0002", "--title", "CX council", "--set", "chair=PER-CH0E", "--set",
      "members=[{\"person\":\"PER-CH0E\",\"seat\":\"customer_representative\"}]")
    #expect(try desk.folio("grace", "forum", "edit", "FOR-0002", "--set", "status=active").codes.contains("GIT-03"))
    try desk.folio(
      "grace", must: "decision", "new", "--id", "DEC-F0R2", "--type", "policy", "--subject", "FOR-0002", "--title",
      "Begin the CX council")
    try desk.decide("DEC-F0R2", by: Self.board, closedBy: "grace")
    try desk.folio("grace", must: "decision", "apply", "DEC-F0R2")

    // An initiative passes its gates and is baselined at G2.
    try desk.folio(
      "grace", must: "initiative", "new", "--id", "INI-0001", "--title", "Callback instead of hold", "--set",
      "sponsor=PER-FEM1", "--set", "gatemodel=GTM-0001", "--set", "bucket=grow", "--set", "budget.total=80", "--set",
      "target_date=2027-06-30")
    for (gate, evidence, scores) in Self.gates {
      try desk.open(gate, of: "INI-0001", evidence, scores)
      try desk.decide(
        "DEC-\(gate)00", by: [("ben", "finance"), ("chloe", "customer_representative")], closedBy: "grace")
    }
    #expect(try desk.folio("grace", must: "gate", "status", "INI-0001").contains("stage build"))

    // Plain git is told what the command would be told.
    let file = desk.folder + "/portfolio/initiatives/0/1/INI-0001.json"
    let text = try String(contentsOfFile: file, encoding: .utf8)
    try text.replacing("\"total\": 80", with: "\"total\": 83").write(toFile: file, atomically: true, encoding: .utf8)
    let byHand = try desk.git("grace", "commit", "-a", "-m", "Spend more")
    #expect(byHand.code == 1)
    #expect(byHand.codes.contains("SCOPE-01"))
    _ = try desk.git("grace", "checkout", "--", ".")

    // The first approved change: the new person decides it.
    try desk.folio(
      "grace", must: "change", "new", "--id", "CHG-0001", "--target", "INI-0001", "--title", "One more line", "--touch",
      "/budget/total=83", "--set", "reason=Peaks on Mondays")
    try desk.folio(
      "grace", must: "change", "assess", "CHG-0001", "--benefits", "Shorter queues", "--risk", "None known",
      "--no-capacity")
    try desk.folio("grace", must: "change", "submit", "CHG-0001")
    try desk.folio(
      "grace", must: "decision", "new", "--id", "DEC-C001", "--type", "change", "--subject", "CHG-0001", "--title",
      "One more line")
    try desk.decide("DEC-C001", by: [("dora", "change_authority")], closedBy: "grace")
    try desk.folio("grace", must: "change", "apply", "CHG-0001")
    let again = try desk.folio("grace", "change", "apply", "CHG-0001")
    #expect(again.code == 1)
    #expect(again.errors.contains("CHG-0001 was applied at"))

    let verdict = try desk.verify()
    #expect(verdict.code == 0, "\(verdict)")
    #expect(verdict.output.contains("clean: every commit from the pinned root to the head"))
    #expect(verdict.output.contains("set-up   ended by"))
    try desk.doors().expectAgreement()
  }

  @Test func `an empty commit is refused before it is made`() throws {
    let desk = try Desk()
    try desk.setUp()

    let ran = try desk.git("grace", "commit", "--allow-empty", "-m", "Nothing")

    #expect(ran.code == 1)
    #expect(ran.codes == ["GIT-05"])
  }

  @Test func `a bare repository is not given the hooks of a laptop`() throws {
    let folder = try Programs.makeFolder()
    try Programs.must("git", ["init", "-q", "--bare", "srv.git"], in: folder)

    let ran = try Programs.run(Programs.folio, ["-C", "srv.git", "hook", "install"], in: folder)

    #expect(ran.code == 64)
    #expect(ran.errors.contains("folio hook install --server --pin ROOT"))
  }
}
