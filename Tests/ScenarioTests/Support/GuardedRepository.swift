import Foundation
import Testing

/// A repository of code, `ivr.git`, whose pushes obey the demo company's calendar through a mirror of its ledger.
///
/// The server's clock is the ledger server's. A push that the client's own guard would refuse goes past it, so that the
/// server alone speaks.
struct GuardedRepository {
  static let open = "2026-11-18T12:00:00Z"
  static let frozen = "2026-11-25T12:00:00Z"
  static let rules = """
    {"rules": [{"paths": ["ivr/**"], "action": "config_change", "systems": ["WEB"], "regions": ["DACH"]}]}
    """

  let ledger: DemoLedger
  var server: String { ledger.folder + "/ivr.git" }
  var work: String { ledger.folder + "/ivr" }
  var mirror: String { ledger.folder + "/mirror.git" }

  /// With the emergency CHG-0003 approved on DACH's portal, and a copy of the ledger that was fetched at noon.
  init(rules: String = Self.rules) throws {
    ledger = try DemoLedger(copying: Self.approved.get())
    try Programs.must("git", ["clone", "-q", "--mirror", ledger.server, "mirror.git"], in: ledger.folder)
    try Programs.must("git", ["init", "-q", "--bare", "-b", "main", "ivr.git"], in: ledger.folder)
    try Programs.must("git", ["init", "-q", "-b", "main", "ivr"], in: ledger.folder)
    for (name, value) in [("user.name", "Eva"), ("user.email", "eva@alder.example")] {
      try Programs.must("git", ["config", name, value], in: work)
    }
    try Programs.must("git", ["remote", "add", "origin", server], in: work)
    try commit([".folio/guard.json": rules, "ivr/menu.txt": "1\n", "README": "IVR\n"], "Begin")
    try Programs.must("git", ["push", "-q", "-u", "origin", "main"], in: work)
    try at(Self.open)
    try Programs.must(
      Programs.folio,
      [
        "guard", "install", "--server", "--ledger", mirror, "--pin", ledger.root, "--test-clock",
        ledger.folder + "/clock",
      ], in: server)
  }

  /// Moves the server's clock, and fetches the ledger then, or when `fetched` says.
  func at(_ instant: String, fetched: String? = nil) throws {
    try ledger.setClock(instant)
    try Programs.must("git", ["fetch", "-q"], in: mirror)
    let date = try #require(ISO8601DateFormatter().date(from: fetched ?? instant))
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: mirror + "/FETCH_HEAD")
  }

  /// Has the copy say that it fetched `head` when the calendar was open.
  func noteFetch(of head: String) throws {
    try "\(head)\t\tbranch 'main' of \(ledger.server)\n".write(
      toFile: mirror + "/FETCH_HEAD", atomically: false, encoding: .utf8)
    let date = try #require(ISO8601DateFormatter().date(from: Self.open))
    try FileManager.default.setAttributes([.modificationDate: date], ofItemAtPath: mirror + "/FETCH_HEAD")
  }

  func commit(_ files: [String: String], _ message: String) throws {
    for (file, text) in files {
      let url = URL(filePath: work + "/" + file)
      try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: url)
    }
    try git("add", "--all")
    try git("commit", "-q", "-m", message)
  }

  /// Edits what is guarded.
  func edit(_ message: String = "Edit the menu") throws { try commit(["ivr/menu.txt": "2\n"], message) }

  @discardableResult
  func git(_ arguments: String...) throws -> String { try Programs.must("git", arguments, in: work) }

  func push(_ arguments: String...) throws -> Ran {
    let what = arguments.isEmpty ? ["HEAD:main"] : arguments
    return try Programs.run("git", ["push", "--no-verify", "origin"] + what, in: work)
  }

  func folio(_ arguments: String..., now: String = Self.open) throws -> Ran {
    try Programs.run(Programs.folio, arguments + ["--now", now], in: work)
  }

  /// Where main stands on the server.
  func head() throws -> String { try Programs.must("git", ["rev-parse", "main"], in: server) }

  /// Lets CHG-0003 through the peak's freeze, which is on at `frozen`.
  func decideOverride() throws {
    let time = Self.frozen
    try ledger.setClock(time)
    let eva = try ledger.clone(as: 5)
    try eva.folio(
      must: "decision", "new", "--id", "DEC-0142", "--subject", "CHG-0003", "--freeze", "FRZ-0001", date: time)
    try eva.mustPush()
    for person in [9, 10] {
      let voter = try ledger.clone(as: person)
      try voter.folio(must: "decision", "vote", "DEC-0142", "approve", "--role", "emergency_authority", date: time)
      if person == 10 { try voter.folio(must: "decision", "close", "DEC-0142", date: time) }
      try voter.mustPush()
    }
    try at(time)
  }

  /// Decided once a test process.
  private static let approved = Result {
    let ledger = try DemoLedger()
    try approveEmergency(in: ledger)
    return ledger
  }

  private static func approveEmergency(in ledger: DemoLedger) throws {
    let time = Self.open
    try ledger.setClock(time)
    let eva = try ledger.clone(as: 5)
    try eva.folio(
      must: "assessment", "new", "--id", "CIA-0003", "--set", "subject=PRC-0002", "--set",
      "trigger=technology_upgrade", "--set", "channels=[\"web\"]", "--set", "accessibility=Nothing changes.", "--set",
      "privacy=Nothing changes.", "--set", "validated_with=[\"PER-0003\"]", "--set",
      "impacts=[{\"segment\":\"SEG-0002\",\"customers\":900,\"severity\":1,\"likelihood\":1,\"mitigation\":\"Back.\"}]",
      date: time)
    try eva.mustPush()
    let chloe = try ledger.clone(as: 3)
    try chloe.folio(must: "assessment", "edit", "CIA-0003", "--set", "status=approved", date: time)
    try chloe.mustPush()
    try eva.pull()
    try eva.folio(
      must: "change", "new", "--id", "CHG-0003", "--target", "PRC-0002", "--type", "emergency", "--title",
      "Portal log-in", "--touch", "/systems/1/config_digest=" + String(repeating: "ab", count: 32), "--reason",
      "Nobody in DACH can log in.", "--class", "minor", "--set",
      "affects={\"regions\":[\"DACH\"],\"systems\":[\"WEB\"]}", "--set",
      "impact={\"benefits\":\"Log-in works.\",\"capacity\":[],\"cost\":0,\"days\":0,\"requirements_delta\":0,\"risk\":\"None.\",\"cia\":\"CIA-0003\"}",
      date: time)
    try eva.folio(must: "decision", "new", "--id", "DEC-0140", "--subject", "CHG-0003", date: time)
    try eva.mustPush()
    let jonas = try ledger.clone(as: 10)
    try jonas.folio(must: "decision", "vote", "DEC-0140", "approve", "--role", "emergency_authority", date: time)
    try jonas.folio(must: "decision", "close", "DEC-0140", date: time)
    try jonas.mustPush()
  }
}
