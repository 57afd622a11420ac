import Foundation
import Platform

/// The demo company's ledger on a server with hooks and a pinned root, in a folder of its own.
///
/// Each stage is built once a test process and copied for every test. The server's clock stands at 09:00 of
/// 2026-09-09 until a test moves it.
struct DemoLedger {
  /// How far the story has gone on the server's main.
  enum Stage: Int, CaseIterable {
    /// The policy has just been activated.
    case begun
    /// CHG-0001 asks for a moderate change of INI-0002 and is submitted.
    case submitted
    /// DEC-0100 on CHG-0001 is open, without votes.
    case open
    /// PER-0001 and PER-0003 have approved.
    case voted
    /// DEC-0100 is closed as approved.
    case approved
  }

  let folder: String
  let root: String

  var server: String { folder + "/srv.git" }
  var keys: String { folder + "/alder-keys" }

  static let moment = "2026-09-09T08:55:00Z"

  init(_ stage: Stage = .begun) throws {
    try self.init(copying: Self.stages[stage.rawValue].get())
  }

  init(copying other: DemoLedger) throws {
    folder = try Programs.makeFolder()
    root = other.root
    try Programs.must("cp", ["-a", other.folder + "/.", folder], in: folder)
    try Programs.must("git", ["config", "folio.testclock", folder + "/clock"], in: server)
  }

  private static let stages: [Result<DemoLedger, any Error>] = {
    var stages = [Result { try DemoLedger(new: ()) }]
    for stage in Stage.allCases.dropFirst() {
      let before = stages[stages.count - 1]
      stages.append(
        Result {
          let ledger = try DemoLedger(copying: before.get())
          try ledger.advance(to: stage)
          return ledger
        })
    }
    return stages
  }()

  private init(new: Void) throws {
    folder = try Programs.makeFolder()
    try Programs.must(Programs.folio, ["init", "--demo", "alder"], in: folder)
    root = try Programs.must("git", ["-C", "alder", "rev-list", "--max-parents=0", "main"], in: folder)
    try Programs.must("git", ["init", "-q", "--bare", "-b", "main", "srv.git"], in: folder)
    try setClock("2026-09-09T09:00:00Z")
    try Programs.must(
      Programs.folio, ["hook", "install", "--server", "--pin", root, "--test-clock", folder + "/clock"], in: server)
    try Programs.must("git", ["-C", "alder", "push", "-q", server, "main"], in: folder)
  }

  private func advance(to stage: Stage) throws {
    switch stage {
    case .begun: break
    case .submitted:
      let grace = try clone(as: 7)
      try grace.folio(
        must: "change", "new", "--id", "CHG-0001", "--target", "INI-0002", "--title", "Proactive SMS on claim status",
        "--type", "normal", "--touch", Self.requirement, "--touch", "/budget/total=442", "--touch",
        "/target_date=2027-04-05", "--set", "class=moderate", "--set", "reason=Callers ask for status")
      try grace.folio(
        must: "change", "assess", "CHG-0001", "--cost", "22", "--days", "5", "--benefits", "Fewer status calls",
        "--risk", "Message cost", "--requirements-delta", "1", "--no-capacity")
      try grace.folio(must: "change", "submit", "CHG-0001")
      try grace.mustPush()
    case .open:
      let grace = try clone(as: 7)
      try grace.folio(
        must: "decision", "new", "--id", "DEC-0100", "--type", "change", "--subject", "CHG-0001", "--title",
        "Approve CHG-0001")
      try grace.mustPush()
    case .voted:
      for (person, role) in [(1, "portfolio_manager"), (3, "customer_representative")] {
        let voter = try clone(as: person)
        try voter.folio(must: "decision", "vote", "DEC-0100", "approve", "--role", role)
        try voter.mustPush()
      }
    case .approved:
      let chloe = try clone(as: 3)
      try chloe.folio(must: "decision", "close", "DEC-0100")
      try chloe.mustPush()
    }
  }

  static let requirement =
    "/scope/requirements/R9={\"id\":\"R9\",\"text\":\"Send a proactive SMS when the status of a claim changes\","
    + "\"priority\":\"should\"}"

  func setClock(_ instant: String) throws {
    try Data((instant + "\n").utf8).write(to: URL(filePath: folder + "/clock"))
  }

  /// Where main stands on the server.
  func head() throws -> String { try Programs.must("git", ["rev-parse", "main"], in: server) }

  /// All references of the server, one a line.
  func references() throws -> String { try Programs.must("git", ["for-each-ref"], in: server) }

  func verify() throws -> Ran { try Programs.run(Programs.folio, ["verify", "--pin", root], in: server) }

  /// A person's clone, with the hooks, the name, the address and the key.
  func clone(as number: Int, hooks: Bool = true) throws -> Clone {
    let person = "PER-00" + (number < 10 ? "0\(number)" : "\(number)")
    let path = folder + "/clone-" + UUID().uuidString.prefix(8)
    try Programs.must("git", ["clone", "-q", server, path], in: folder)
    let clone = Clone(ledger: self, path: path, person: person)
    let settings = """
      [user]
      \tname = \(person)
      \temail = \(person.lowercased())@alder.example
      \tsigningkey = \(keys)/\(person)
      [gpg]
      \tformat = ssh
      [commit]
      \tgpgsign = true
      [folio]
      \tkeys = \(keys)

      """
    let config = path + "/.git/config"
    let old = try String(contentsOfFile: config, encoding: .utf8)
    try (old + settings).write(toFile: config, atomically: false, encoding: .utf8)
    if hooks { try clone.folio(must: "hook", "install") }
    return clone
  }
}
