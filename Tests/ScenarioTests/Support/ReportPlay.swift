import Foundation

/// The demo company's ledger two and a half months on, with enough in it for reports to be worth reading: five
/// exceptions in every standing, three changes applied and one that waits, and a cause that came back.
///
/// Played once a test process; nobody writes to it afterwards.
struct ReportPlay {
  let folder: String

  /// When the reports are asked for.
  static let now = "2026-11-23T09:00:00Z"

  /// What somebody might put into a title to see what a page or a spreadsheet makes of it.
  static let rude = "=cmd|'x'!A1 <script>alert(\"1\")</script> & <b>"

  static let played = Result { try ReportPlay() }

  private init() throws {
    folder = try Programs.makeFolder() + "/alder"
    try Programs.must(Programs.folio, ["init", "--demo", folder], in: Programs.base)
    try exceptions()
    try changes()
    try exception(
      "EXC-0005", "PRC-0001#script", "PRC-0003", risk: "low", from: "2026-10-21", to: "2027-10-01", Self.rude,
      "DEC-0104", [(4, "process_owner")])
    try lessons()
    try folio(5, "2026-11-13T10:00:00Z", "exception", "revoke", "EXC-0005")
    try change(
      "CHG-0006", "INI-0007", "A ninth category for chat", by: 14, at: "2026-11-16",
      ["/budget/total=76", "/target_date=2027-01-07"], cost: 6, days: 20, "DEC-0113",
      [(1, "portfolio_manager", "2026-11-17")], isApplied: false)
  }

  @discardableResult
  func folio(_ person: Int, _ time: String, _ arguments: String...) throws -> String {
    let who = "PER-00" + (person < 10 ? "0" : "") + "\(person)"
    return try Programs.must(Programs.folio, arguments + ["--as", who, "--now", time], in: folder)
  }

  /// A report, asked for at the time of the play.
  func report(_ arguments: String...) throws -> Ran {
    try Programs.run(Programs.folio, ["report"] + arguments + ["--now", Self.now], in: folder)
  }

  /// Beside the three of the opening balance.
  private func exceptions() throws {
    try exception(
      "EXC-0006", "PRC-0002#script", "PRC-0002", risk: "medium", from: "2026-09-09", to: "2026-12-11",
      "Portal calls answered without the script", "DEC-0101", [(4, "process_owner"), (6, "risk")])
    try exception(
      "EXC-0004", "GATE-04", "INI-0009", risk: "medium", from: "2026-09-14", to: "2027-01-31",
      "Interviews during the strike", "DEC-0103", [(4, "process_owner"), (6, "risk")])
  }

  /// Asked for, accepted, submitted, voted on and granted on its first day.
  private func exception(
    _ id: String, _ against: String, _ subject: String, risk: String, from: String, to: String, _ title: String,
    _ decision: String, _ votes: [(Int, String)]
  ) throws {
    try folio(
      14, from + "T09:00:00Z", "exception", "new", "--id", id, "--against", against, "--subject", subject, "--risk",
      risk, "--risk-owner", "PER-0005", "--starts", from, "--expires", to, "--title", title, "--control",
      "Weekly sample of ten cases")
    try folio(5, from + "T09:10:00Z", "exception", "accept", id)
    try folio(14, from + "T09:20:00Z", "exception", "submit", id)
    try folio(14, from + "T09:30:00Z", "decision", "new", "--id", decision, "--subject", id)
    for (person, role) in votes {
      try folio(person, from + "T10:00:00Z", "decision", "vote", decision, "approve", "--role", role)
    }
    try folio(14, from + "T11:00:00Z", "decision", "close", decision)
  }

  private func changes() throws {
    try change(
      "CHG-0001", "INI-0002", "Proactive SMS on claim status", by: 7, at: "2026-09-16",
      [DemoLedger.requirement, "/budget/total=442", "/target_date=2027-04-05"], cost: 22, days: 5, "DEC-0110",
      [(1, "portfolio_manager", "2026-09-17"), (3, "customer_representative", "2026-09-18")])
    try change(
      "CHG-0004", "INI-0002", "Web chat beside the form", by: 7, at: "2026-10-05",
      ["/budget/total=463", "/target_date=2027-04-15"], cost: 21, days: 10, "DEC-0111",
      [(1, "portfolio_manager", "2026-10-06"), (3, "customer_representative", "2026-10-08")])
    try change(
      "CHG-0005", "INI-0001", "Callback in the evening too", by: 14, at: "2026-10-19",
      ["/budget/total=188", "/target_date=2027-02-01"], cost: 8, days: 3, "DEC-0112",
      [(10, "change_authority", "2026-10-20")])
  }

  /// Asked for at 08:00, voted on at noon, and applied two hours after the last vote by who asked for it.
  private func change(
    _ id: String, _ target: String, _ title: String, by person: Int, at day: String, _ touches: [String], cost: Int,
    days: Int, _ decision: String, _ votes: [(Int, String, String)], isApplied: Bool = true
  ) throws {
    let size = cost < 10 && days < 10 ? "minor" : "moderate"
    try Programs.must(
      Programs.folio,
      ["change", "new", "--id", id, "--target", target, "--title", title, "--type", "normal"]
        + touches.flatMap { ["--touch", $0] }
        + ["--set", "class=\(size)", "--set", "reason=Asked for by callers"]
        + ["--as", "PER-00" + (person < 10 ? "0" : "") + "\(person)", "--now", day + "T08:00:00Z"], in: folder)
    try folio(
      person, day + "T08:05:00Z", "change", "assess", id, "--cost", "\(cost)", "--days", "\(days)", "--benefits",
      "Fewer calls", "--risk", "Small", "--requirements-delta", "1", "--no-capacity")
    try folio(person, day + "T08:10:00Z", "change", "submit", id)
    try folio(
      person, day + "T08:15:00Z", "decision", "new", "--id", decision, "--type", "change", "--subject", id, "--title",
      "Approve \(id)")
    for (voter, role, day) in votes {
      try folio(voter, day + "T12:00:00Z", "decision", "vote", decision, "approve", "--role", role)
    }
    guard isApplied, let last = votes.last else { return }
    try folio(last.0, last.2 + "T12:10:00Z", "decision", "close", decision)
    try folio(person, last.2 + "T14:00:00Z", "change", "apply", id)
  }

  private func lessons() throws {
    for (id, day, cause, severity, title) in [
      ("LES-0002", "2026-11-02", "late-notice", "high", "Notice went out before staff brief"),
      ("LES-0003", "2026-11-05", "no-fallback", "medium", "The chat had no way to a person"),
      ("LES-0004", "2026-11-12", "no-fallback", "medium", "The form had no way to a person"),
    ] {
      try folio(
        12, day + "T09:00:00Z", "lesson", "new", "--id", id, "--title", title, "--set", "source=INI-0004", "--set",
        "event=failure", "--set", "severity=\(severity)", "--set", "cause=\(cause)", "--set",
        "what=It went wrong on the first day", "--set", "recommendation=Try it with ten people first", "--set",
        "tags=[\"self-service\"]", "--set",
        "actions=[{\"text\":\"Add it to the checklist\",\"owner\":\"PER-0012\",\"due_on\":\"2026-11-10\"}]")
      try folio(12, day + "T09:10:00Z", "lesson", "publish", id)
    }
    try folio(
      14, "2026-11-13T09:00:00Z", "lesson", "ack", "INI-0009", "LES-0002", "--response", "apply", "--note",
      "Staff are briefed a day before each notice")
  }
}
