import ArgumentParser
import Governance
import Operations

/// What every command takes that writes a commit.
struct WriteOptions: ParsableArguments {
  @Option(name: [.short, .long], help: ArgumentHelp("The commit's message.", valueName: "text"))
  var message: String?

  @Flag(name: .long, help: "Judge it and say what would be written; write nothing.")
  var dryRun = false

  @Option(name: .long, help: ArgumentHelp("Rely on this exception (Folio-Under).", valueName: "EXC"))
  var under: [RecordID] = []

  @Option(name: .long, help: ArgumentHelp("Go through freezes by this override (Folio-Override).", valueName: "DEC"))
  var override: [RecordID] = []

  @Option(name: .long, help: ArgumentHelp("Why an event is recorded late (Folio-Late-Reason).", valueName: "text"))
  var lateReason: String?

  /// The message with its trailers, `subject` where none was given.
  func fullMessage(_ subject: String) -> String {
    var trailers = under.map { "Folio-Under: \($0)" }
    trailers += override.map { "Folio-Override: \($0)" }
    if let lateReason { trailers.append("Folio-Late-Reason: \(lateReason)") }
    let body = message ?? subject
    return trailers.isEmpty ? body + "\n" : body + "\n\n" + trailers.joined(separator: "\n") + "\n"
  }
}
