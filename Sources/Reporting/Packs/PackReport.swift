import Calendars
import Git
import Governance
import JSON
import Operations

/// The page of a pack that opens from the disk: it loads nothing and runs nothing.
struct PackReport {
  private let evidence: AuditEvidence
  private let registers: [(name: String, title: String, table: RegisterTable)]

  init(_ evidence: AuditEvidence, _ registers: [(name: String, title: String, table: RegisterTable)]) {
    (self.evidence, self.registers) = (evidence, registers)
  }

  var html: String {
    let title = "Audit pack \(evidence.period)"
    let sections = registers.map { name, title, table in
      "<h2 id=\"\(name)\">\(HTMLText(title))</h2>\n" + self.table(table)
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'nonce-pack'">
      <meta name="viewport" content="width=device-width">
      <title>\(HTMLText(title))</title>
      <style nonce="pack">
      body { font: 15px/1.5 system-ui, sans-serif; margin: 2em auto; max-width: 75em; padding: 0 1em }
      table { border-collapse: collapse; width: 100% }
      th, td { border-bottom: 1px solid #ccc; overflow-wrap: anywhere; padding: .3em .6em; text-align: left; vertical-align: top }
      th { font-weight: 600 }
      pre { overflow-x: auto }
      @media (prefers-color-scheme: dark) { body { background: #111; color: #eee } }
      </style>
      </head>
      <body>
      <h1>\(HTMLText(title))</h1>
      \(facts)
      <h2>Verdict</h2>
      <pre>\(HTMLText(verdict))</pre>
      <h2>Policy</h2>
      \(table(evidence.policyTable))
      \(sections.joined(separator: "\n"))
      </body>
      </html>

      """
  }

  private var facts: String {
    let pin = evidence.pin
    let rows = [
      ("Period", "\(evidence.period.firstDay) to \(evidence.period.lastDay)"), ("Ledger", pin.ledger ?? ""),
      ("Root", "\(pin.root)"), ("Signed by", pin.keys.joined(separator: " ")), ("Head", evidence.newest.hexID),
      ("Head of", "\(evidence.newest.time)"),
    ]
    return "<table>\n" + rows.map { "<tr><th>\(HTMLText($0))</th><td>\(HTMLText($1))</td></tr>\n" }.joined()
      + "</table>"
  }

  private var verdict: String {
    HistoryText(style: .plain, nameOf: { _ in nil }).lines(evidence.verdict).joined(separator: "\n")
  }

  private func table(_ table: RegisterTable) -> String {
    guard !table.rows.isEmpty else { return "<p>None.</p>" }
    func row(_ cells: [String], _ tag: String) -> String {
      "<tr>" + cells.map { "<\(tag)>\(HTMLText($0))</\(tag)>" }.joined() + "</tr>\n"
    }
    return "<table>\n" + row(table.columns, "th") + table.cells.map { row($0, "td") }.joined() + "</table>"
  }
}

/// Foreign text as HTML shows it: nothing of it is markup, and hidden characters are written out.
fileprivate struct HTMLText: CustomStringConvertible {
  let description: String

  init(_ text: String) {
    description = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      "\(TerminalText(String(line)))".reduce(into: "") { result, character in
        switch character {
        case "&": result += "&amp;"
        case "<": result += "&lt;"
        case ">": result += "&gt;"
        case "\"": result += "&quot;"
        case "'": result += "&#39;"
        default: result.append(character)
        }
      }
    }.joined(separator: "\n")
  }
}
