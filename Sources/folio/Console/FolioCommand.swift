import ArgumentParser
import Git
import Operations
import Platform
import Rules
import Storage

/// A command: arguments in, an operation run, words and an exit status out.
protocol FolioCommand: ParsableCommand {
  var global: GlobalOptions { get }
  func perform(_ console: Console) throws -> ExitStatus
}

extension FolioCommand {
  /// One door for every ending: what was being done, to what, what is wrong, what to do next.
  func run() throws {
    let console = Console(global, Environment.current())
    let status: ExitStatus
    do {
      status = try perform(console)
    } catch let error as UsageError {
      status = if case .outOfTurn = error { .refused } else { .usage }
      try console.fail(error, status)
    } catch {
      status = .incomplete
      try console.fail(error, status)
    }
    if status != .clean { throw ExitCode(status.rawValue) }
  }

  /// The session at `-C`, at `--now`, as `--as`.
  func session() throws -> Session {
    try Session.open(
      at: global.directory, environment: Environment.current(), now: global.now, actor: global.actor)
  }
}
