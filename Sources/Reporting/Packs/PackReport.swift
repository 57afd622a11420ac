import Calendars
import Git
import Governance
import Operations

/// The page of a pack that opens from the disk: what it is of, the verdict, the policy, and every register.
struct PackReport {
  private let evidence: AuditEvidence
  private let registers: [(name: String, title: String, table: RegisterTable)]

  init(_ evidence: AuditEvidence, _ registers: [(name: String, title: String, table: RegisterTable)]) {
    (self.evidence, self.registers) = (evidence, registers)
  }

  var html: String {
    let title = "Audit pack \(evidence.period)"
    let start: [HTML] = [
      .element("h1", [:], .text(title)), facts,
      .element("h2", [:], "Verdict"), .element("pre", [:], .text(verdict)),
      .element("h2", [:], "Policy"), table(evidence.policyTable),
    ]
    let sections = registers.flatMap { name, title, table -> [HTML] in
      [.element("h2", ["id": name], .text(title)), self.table(table)]
    }
    return Page(title: title, start + sections).text
  }

  private var facts: HTML {
    let pin = evidence.pin
    let rows = [
      ("Period", "\(evidence.period.firstDay) to \(evidence.period.lastDay)"), ("Ledger", pin.ledger ?? ""),
      ("Root", "\(pin.root)"), ("Signed by", pin.keys.joined(separator: " ")), ("Head", evidence.newest.hexID),
      ("Head of", "\(evidence.newest.time)"),
    ]
    return .element(
      "table", [:],
      rows.map { name, value -> HTML in
        .element("tr", [:], .element("th", ["scope": "row"], .text(name)), .element("td", [:], .text(value)))
      })
  }

  private var verdict: String {
    HistoryText(style: .plain, nameOf: { _ in nil }).lines(evidence.verdict).joined(separator: "\n")
  }

  private func table(_ table: RegisterTable) -> HTML {
    guard !table.rows.isEmpty else { return .element("p", [:], "None.") }
    let heading = HTML.element("tr", [:], table.columns.map { .element("th", ["scope": "col"], .text($0)) })
    let rows = table.cells.map { cells in HTML.element("tr", [:], cells.map { .element("td", [:], .text($0)) }) }
    return .element("table", [:], .element("thead", [:], heading), .element("tbody", [:], rows))
  }
}
