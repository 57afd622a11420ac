import ArgumentParser
import Calendars
import Git
import Governance
import JSON
import Operations
import Platform
import Reporting
import Storage

/// `folio audit pack`: the evidence of a period in one file.
struct AuditPackCommand: FolioCommand {
  static let configuration = CommandConfiguration(
    commandName: "pack", abstract: "Put the evidence of a period into one file that proves itself.",
    discussion: """
      An archive (tar) with the whole history as a git bundle, the pin of its root, every version of the policy that was \
      in force, what a replay of all history found, registers as CSV and JSON, a report that opens from the disk, and a \
      manifest of SHA-256 digests. The same ledger, head and period give the same bytes everywhere. folio audit \
      verify-pack checks it on any machine.

      Exit status: 0 when it was written and history is clean; 1 when it was written and history has findings, or \
      nothing was written because this is not the history that is pinned; 2 when history is not all there; 64 when no \
      root is pinned, here or with --pin, and when history does not reach into the period.

      Examples:
        folio audit pack --period 2026Q3 -o alder-2026q3.tar
        folio audit pack --period 2026 --pin ~/audit/alder-pin.json -o alder-2026.tar
      """)

  @OptionGroup var global: GlobalOptions

  @Option(name: .long, help: ArgumentHelp("A quarter, a month or a year.", valueName: "2026Q3"))
  var period: Period

  @Option(name: .shortAndLong, help: ArgumentHelp("Write the pack here.", valueName: "file"))
  var output: String

  @Option(name: .long, help: ArgumentHelp("The root commit, or a pin file, that you trust.", valueName: "root|file"))
  var pin: String?

  func perform(_ console: Console) throws -> ExitStatus {
    let session = try session()
    let repository = session.repository
    guard let head = try repository.resolve(Ledger.mainReference) else {
      throw StorageError.empty(reference: Ledger.mainReference)
    }
    guard let pin = try self.pin.map({ try RootPin(naming: $0) }) ?? RootPin.kept(in: repository) else {
      throw UsageError("no root is pinned here, and evidence is of a ledger that somebody knows", hint: "--pin ROOT")
    }
    let progress = ProgressLine(isShown: !global.quiet && !global.json && StandardStream.errors.isTerminal)
    defer { progress.end() }
    do {
      let evidence = try AuditEvidence(
        of: period, in: repository, head: head, pin: pin, zones: session.zones,
        hasSecondThread: Program.processorCount > 1
      ) { progress.show($0, of: $1, "verifying") }
      let pack = try AuditPack(evidence, of: repository, madeBy: FolioVersion.text, render: { try $0.files() }) {
        progress.show($0, of: $1, "packing")
      }
      let bytes = pack.archive.bytes
      try Files.write(bytes, to: path(output))
      progress.end()
      return try report(evidence, bytes, console)
    } catch EvidenceFault.otherHistory(let words) {
      throw UsageError.outOfTurn("this is not the history that is pinned: \(words)", hint: nil)
    } catch let fault as EvidenceFault where fault.isOfAnotherTime {
      throw UsageError("\(fault)", hint: "name a period that history reaches into")
    }
  }

  private func report(_ evidence: AuditEvidence, _ bytes: [UInt8], _ console: Console) throws -> ExitStatus {
    let digest = SHA256Digest(of: bytes)
    try console.say("packed   \(evidence.period) and all of history, \(evidence.verdict.judgedCount) commits")
    try console.say("root     \(evidence.pin.root)")
    try console.say("sha256   \(digest)")
    if evidence.verdict.hasFindings {
      try console.say("findings \(evidence.verdict.findingCount): history is not clean, and the pack says so")
    }
    try console.emit([
      "period": .string(evidence.period.description), "bytes": .integer(Int64(bytes.count)),
      "sha256": .string("\(digest)"), "pin": evidence.pin.json, "verdict": evidence.verdict.json,
    ])
    return evidence.verdict.hasFindings ? .refused : .clean
  }
}
