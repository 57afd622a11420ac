import ArgumentParser
import JSON
import Operations
import Reporting

/// `folio doctor`.
struct Doctor: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor", abstract: "Check that this repository is set up to govern: hooks, settings, keys, clock.",
    discussion: """
      Exit status: 0 when all is well, 1 when something must be mended.

      Examples:
        folio doctor -C /srv/git/alder.git
      """)

  @OptionGroup var global: GlobalOptions

  func perform(_ console: Console) throws -> ExitStatus {
    let findings = try Examination(session())()
    for finding in findings {
      let mark =
        switch finding.health {
        case .good: console.style.green("ok  ")
        case .warning: console.style.yellow("warn")
        case .bad: console.style.red("bad ")
        }
      try console.say("\(mark)  \(finding.subject): \(TerminalText(finding.words))")
      if let fix = finding.fix { try console.say("      fix: \(fix)") }
    }
    try console.emit(
      .array(
        findings.map { finding in
          var fields: JSONObject = [
            "health": .string(finding.health.rawValue), "subject": .string(finding.subject),
            "words": .string(finding.words),
          ]
          fields["fix"] = finding.fix.map { .string($0) }
          return .object(fields)
        }))
    return findings.contains { $0.health == .bad } ? .refused : .clean
  }
}
