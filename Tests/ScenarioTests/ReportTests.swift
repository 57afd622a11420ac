import Foundation
import Testing

/// Reports of a ledger with some history: what they say, in every form that they have.
struct ReportTests {
  static let codes = ["R-EXC", "R-DUE", "R-SCOPE", "R-TRAIL", "R-LESS"]

  private typealias Row = [String: Any]

  private func json(_ arguments: String...) throws -> Row {
    let play = try ReportPlay.played.get()
    let ran = try Programs.run(
      Programs.folio, ["report"] + arguments + ["--json", "--now", ReportPlay.now], in: play.folder)
    #expect(ran.code == 0, "\(ran)")
    return try #require(JSONSerialization.jsonObject(with: Data(ran.output.utf8)) as? Row)
  }

  private func rows(_ report: Row, _ table: String) throws -> [Row] {
    try #require((report["tables"] as? Row)?[table] as? [Row])
  }

  private func facts(_ report: Row) throws -> [String: Int] { try #require(report["facts"] as? [String: Int]) }

  private func lines(_ rows: [Row], _ keys: String...) -> [String] {
    rows.map { row in keys.map { row[$0].map { "\($0)" } ?? "-" }.joined(separator: " ") }
  }

  @Test func `exceptions stand where they are, and their number is known on each day`() throws {
    let report = try json("R-EXC")

    #expect(try facts(report) == ["in_force": 2, "expiring": 1, "not_started": 0, "expired": 3, "ended": 1])
    #expect(
      try lines(rows(report, "register"), "id", "standing", "days_left") == [
        "EXC-0006 expiring 18", "EXC-0004 in_force 69", "EXC-0002 expired -53", "EXC-0003 expired -24",
        "EXC-0001 expired -12", "EXC-0005 revoked -",
      ])
    #expect(
      try lines(rows(report, "in_force_over_time"), "from", "in_force") == [
        "2026-05-15 1", "2026-08-01 2", "2026-09-01 3", "2026-09-09 4", "2026-09-14 5", "2026-10-01 4",
        "2026-10-21 5", "2026-10-30 4", "2026-11-11 3", "2026-11-13 2", "2026-12-11 1", "2027-01-31 0",
      ])
    #expect(try lines(rows(report, "history"), "id", "what").contains("EXC-0003 expired"))
  }

  @Test func `the register of a past day is the register of that day`() throws {
    let report = try json("exceptions", "--as-of", "2026-10-30")

    // On its day of expiry EXC-0003 has expired already, and EXC-0005 is not revoked yet.
    #expect(
      try lines(rows(report, "register"), "id", "standing") == [
        "EXC-0001 expiring", "EXC-0006 in_force", "EXC-0004 in_force", "EXC-0005 in_force", "EXC-0002 expired",
        "EXC-0003 expired",
      ])
    #expect((report["as_of"] as? Row)?["day"] as? String == "2026-10-30")
  }

  @Test func `scope is held against the first baseline, change by change`() throws {
    let report = try json("scope")

    #expect(
      try lines(
        rows(report, "initiatives"), "id", "first_total", "total", "cost_percent", "days", "requirements", "standing")
        == [
          "INI-0002 420 463 10.24 15 1 warning", "INI-0001 180 188 4.44 3 0 within", "INI-0007 70 70 0.00 0 0 within",
        ])
    #expect(
      try lines(rows(report, "changes"), "change", "status", "cost", "net_cost_percent", "net_days") == [
        "CHG-0001 implemented 22 5.24 5", "CHG-0004 implemented 21 10.24 15", "CHG-0005 implemented 8 4.44 3",
        "CHG-0006 submitted 6 8.57 20",
      ])
  }

  @Test func `the trail says who changed what, under what, approved by whom, and how long it took`() throws {
    let report = try json("trail", "INI-0002")

    let values = try rows(report, "values")
    #expect(
      lines(values, "place", "from", "by") == [
        "/budget/total 420 PER-0007", "/scope/requirements/R9 - PER-0007", "/target_date 2027-03-31 PER-0007",
        "/budget/total 442 PER-0007", "/target_date 2027-04-05 PER-0007",
      ])
    #expect(values.first?["authority"] as? [String] == ["CHG-0001"])
    #expect(values.first?["approved_by"] as? [String] == ["PER-0001", "PER-0003"])
    let (day, hour) = (86_400, 3_600)
    #expect(
      try lines(rows(report, "lead_times"), "change", "to_decision_seconds", "total_seconds") == [
        "CHG-0001 \(2 * day + 4 * hour + 600) \(2 * day + 6 * hour)",
        "CHG-0004 \(3 * day + 4 * hour + 600) \(3 * day + 6 * hour)",
      ])
  }

  @Test func `lessons say who has to consider them, and which cause came back`() throws {
    let report = try json("lessons")

    #expect(
      try lines(rows(report, "causes"), "cause", "failures", "standing") == [
        "no-fallback 3 came back", "late-notice 1 noted",
      ])
    let lesson = try #require(rows(report, "lessons").first { $0["id"] as? String == "LES-0002" })
    #expect(lesson["considered_by"] as? [String] == ["INI-0009"])
    // INI-0002 shares the tag and has passed every gate that asks.
    #expect(lesson["unconsidered_by"] as? [String] == ["INI-0004", "INI-0010"])
    #expect(try facts(report)["actions_overdue"] == 3)
  }

  @Test func `what is due is counted by its age, and one person's is that person's`() throws {
    let all = try json("due")
    let liam = try json("due", "PER-0012")

    let items = try rows(all, "items")
    #expect(lines(items, "id", "days_left").contains("INI-0010 -115"))
    let counted = try rows(all, "ageing").compactMap { $0["count"] as? Int }.reduce(0, +)
    #expect(counted == items.count)
    #expect(try rows(liam, "items").allSatisfy { ($0["who"] as? [String])?.contains("PER-0012") == true })
    #expect(try rows(liam, "items").count == 6)
  }

  @Test(arguments: codes)
  func `a page stands alone, shows nobody's markup, and says what it is of`(code: String) throws {
    let play = try ReportPlay.played.get()
    let page = try play.report(code, "--format", "html").output
    let commit = try Programs.must("git", ["rev-parse", "HEAD"], in: play.folder)

    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(page.contains(commit))
    #expect(page.contains("policy version 1"))
    #expect(page.contains("folio report \(code) --as-of \(ReportPlay.now) --format html"))
    for word in ["<script", "<b>", "<img", "://", "@import", "url(", " style=", "onload"] {
      #expect(!page.replacing("http://www.w3.org/2000/svg", with: "").contains(word), "\(word)")
    }
    #expect(page.matches(of: #/<h1>/#).count == 1)
    #expect(page.matches(of: #/<th /#).count == page.matches(of: #/<th scope="(col|row)"/#).count)
    #expect(page.matches(of: #/<table[ >]/#).count == page.matches(of: #/<caption /#).count)
    #expect(page.matches(of: #/<svg /#).count == page.matches(of: #/<desc /#).count)
    if code == "R-EXC" {
      #expect(page.contains("=cmd|&#39;x&#39;!A1 &lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;"))
    }
  }

  @Test(arguments: codes)
  func `a page is the same bytes whenever and wherever the command on it is run`(code: String) throws {
    let play = try ReportPlay.played.get()
    let page = try play.report(code, "--format", "html").output
    let words = try #require(page.firstMatch(of: #/<code>folio (report [^<]*)</code>/#)).output.1.split(separator: " ")

    let again = try Programs.run(
      Programs.folio, words.map(String.init) + ["--now", "2030-01-01T00:00:00Z"], in: play.folder,
      ["TZ": "Asia/Kolkata"])

    #expect(again.output == page)
  }

  @Test func `a spreadsheet runs no title, and has the table that it was asked for`() throws {
    let play = try ReportPlay.played.get()

    let register = try play.report("R-EXC", "--format", "csv").output
    #expect(register.hasPrefix("id,standing,expires_on,days_left,risk,against,subjects,title,"))
    #expect(register.contains("\"'=cmd|'x'!A1 <script>alert(\"\"1\"\")</script> & <b>\""))
    #expect(try play.report("R-EXC", "--format", "csv", "--table", "history").output.hasPrefix("day,id,what,"))
    #expect(try play.report("R-EXC", "--format", "csv", "--table", "none").code == 64)
  }

  @Test func `a file's ending says the format, and its text is not cut`() throws {
    let play = try ReportPlay.played.get()
    let folder = try Programs.makeFolder()
    for (ending, beginning) in [
      ("html", "<!doctype html>"), ("json", "{\n"), ("csv", "id,due,left,"), ("txt", "R-DUE"),
    ] {
      let ran = try play.report("due", "-o", "\(folder)/due.\(ending)")

      #expect(ran.code == 0 && ran.output == "", "\(ran)")
      let text = try String(contentsOfFile: "\(folder)/due.\(ending)", encoding: .utf8)
      #expect(text.hasPrefix(beginning), "\(ending)")
    }
  }

  @Test(
    arguments: [
      ["R-NONE"], ["R-EXC", "INI-0002"], ["R-EXC", "EXC-9999"], ["R-EXC", "--json", "--format", "csv"],
      ["R-EXC", "--table", "history"], ["R-EXC", "--format", "pdf"], ["R-EXC", "--as-of", "2020-01-01"],
    ])
  func `what cannot be asked is wrong usage`(arguments: [String]) throws {
    let play = try ReportPlay.played.get()

    let ran = try Programs.run(Programs.folio, ["report"] + arguments, in: play.folder)

    #expect(ran.code == 64, "\(ran)")
    // Who asks for JSON is told so in JSON.
    #expect(ran.output.isEmpty != arguments.contains("--json"))
  }

  @Test func `a report that goes without a part says so and is no success`() throws {
    let ledger = try DemoLedger()
    // Beside this copy there is no folio-plan.
    let alone = ledger.folder + "/folio"
    try Programs.must("cp", [Programs.folio, alone], in: ledger.folder)

    let text = try Programs.run(alone, ["-C", "alder", "report", "R-PORT"], in: ledger.folder)
    let page = try Programs.run(alone, ["-C", "alder", "report", "R-PORT", "--format", "html"], in: ledger.folder)
    let data = try Programs.run(alone, ["-C", "alder", "report", "R-PORT", "--json"], in: ledger.folder)

    #expect([text.code, page.code, data.code] == [2, 2, 2])
    #expect(text.output.contains("INCOMPLETE: the best plan, its prices and other futures: "))
    #expect(!text.output.contains("has no scenarios"))
    #expect(page.output.contains("<strong>Incomplete: </strong>"))
    let said = try #require(JSONSerialization.jsonObject(with: Data(data.output.utf8)) as? Row)
    #expect((said["incomplete"] as? String)?.contains("folio-plan") == true)
    #expect((said["tables"] as? Row)?.keys.sorted() == ["ranking"])
  }

  @Test func `the reports that there are are listed`() throws {
    let list = try Programs.run(Programs.folio, ["report"], in: Programs.base).output

    for code in Self.codes { #expect(list.contains(code)) }
  }
}
