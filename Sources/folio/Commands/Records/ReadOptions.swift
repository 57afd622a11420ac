public import ArgumentParser
import Governance
public import Operations
import Platform
import Reporting
import Storage

/// What every command takes that answers a question about the ledger.
struct ReadOptions: ParsableArguments {
  @Option(
    name: .long,
    help: ArgumentHelp("Answer as of the end of this day, this moment or this commit.", valueName: "date|commit"))
  var asOf: AsOf?
}

extension AsOf: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension RecordNames {
  /// What records are called in the state that `view` shows.
  init(_ view: LedgerView) {
    // A record that cannot be read is shown by its id.
    self.init { id in (try? view.state.record(id))?.title }
  }
}

extension Console {
  /// The columns of the terminal that results go to; nothing for a pipe or a file, where nothing is cut.
  var width: Int? { StandardStream.output.isTerminal ? Terminal.width() : nil }
}
